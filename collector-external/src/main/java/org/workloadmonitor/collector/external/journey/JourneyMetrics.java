package org.workloadmonitor.collector.external.journey;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What a journey emits. */
final class JourneyMetrics {

  /** No point where nothing is known of the targets. */
  static final MetricDescriptor AVAILABILITY =
      MetricDescriptor.gauge(
          "synthetic.availability", "1", "Whether the whole journey succeeded: 1 if so, 0 if not.");

  /** Of journeys that failed too. */
  static final MetricDescriptor DURATION =
      MetricDescriptor.histogram(
          "synthetic.duration",
          "s",
          "How long the steps of the journey took together, without think time.");

  static final MetricDescriptor STEP_AVAILABILITY =
      MetricDescriptor.gauge(
          "synthetic.step.availability", "1", "Whether each step succeeded: 1 if so, 0 if not.");

  static final MetricDescriptor STEP_DURATION =
      MetricDescriptor.histogram(
          "synthetic.step.duration", "s", "How long each step of the journey took.");

  static final MetricDescriptor RUNS =
      MetricDescriptor.counter(
          "synthetic.runs", "{run}", "Runs of the journey, by result and by the step that failed.");

  /** The attribute with the name of a journey, where it has one. */
  static final String JOURNEY = "journey.name";

  /** The attribute with the name of a step. */
  static final String STEP = "journey.step";

  private JourneyMetrics() {}

  static List<MetricDescriptor> all() {
    return List.of(AVAILABILITY, DURATION, STEP_AVAILABILITY, STEP_DURATION, RUNS);
  }
}
