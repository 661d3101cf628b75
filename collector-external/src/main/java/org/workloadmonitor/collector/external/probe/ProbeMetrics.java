package org.workloadmonitor.collector.external.probe;

import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What all probes emit. Each is a series for each target, and costs money in some sinks. */
public final class ProbeMetrics {

  /** No point where the look says nothing of the target. */
  public static final MetricDescriptor UP =
      MetricDescriptor.gauge(
          "probe.up", "{state}", "Whether the target does its work: 1 if so, 0 if not.");

  /** Of looks that failed too: a time-out shows as a long one. */
  public static final MetricDescriptor DURATION =
      MetricDescriptor.histogram(
          "probe.duration", "s", "How long a look at the target took, without waiting its turn.");

  /** By {@link ProbeAttributes#PHASE}; a phase that a redirect repeats is summed. */
  public static final MetricDescriptor PHASE_DURATION =
      MetricDescriptor.histogram(
          "probe.phase.duration", "s", "How long each phase of a look at the target took.");

  /** By {@link ProbeAttributes#RESULT}. */
  public static final MetricDescriptor RESULTS =
      MetricDescriptor.counter("probe.results", "{look}", "Looks at the target, by their result.");

  private ProbeMetrics() {}

  /** What a collector emits: what all do, and what its kind of probe measures besides. */
  static List<MetricDescriptor> ofCollector(List<MetricDescriptor> measurements) {
    return Stream.concat(Stream.of(UP, DURATION, PHASE_DURATION, RESULTS), measurements.stream())
        .toList();
  }

  /** What a health check emits: the agent itself emits the verdict and counts checks. */
  static List<MetricDescriptor> ofHealthCheck(List<MetricDescriptor> measurements) {
    return Stream.concat(Stream.of(UP, DURATION), measurements.stream()).toList();
  }
}
