package org.workloadmonitor.collector.external.probe;

import java.util.Objects;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * One number that a look gave besides its result: days left, bytes, answers.
 *
 * @param metric a gauge or a histogram
 * @param value in the metric's unit
 * @param attributes what tells it from other measurements of the same metric; without the target's
 *     attributes, which are added
 */
public record Measurement(MetricDescriptor metric, double value, Attributes attributes) {

  /**
   * Checks the kind.
   *
   * @throws IllegalArgumentException if the metric is a counter: one look has no total
   */
  public Measurement {
    Objects.requireNonNull(attributes, "attributes");
    if (metric.kind() == MetricKind.COUNTER) {
      throw new IllegalArgumentException(
          "A look can't measure the counter '%s'.".formatted(metric.name()));
    }
  }

  /** A measurement of a metric that has one series for each target. */
  public Measurement(MetricDescriptor metric, double value) {
    this(metric, value, Attributes.EMPTY);
  }

  void record(Recorder out, Attributes target) {
    Attributes all = attributes.isEmpty() ? target : merged(target, attributes);
    if (metric.kind() == MetricKind.HISTOGRAM) {
      out.sample(metric, value, all);
    } else {
      out.gauge(metric, value, all);
    }
  }

  private static Attributes merged(Attributes target, Attributes own) {
    Attributes.Builder all = target.toBuilder();
    ProbeAttributes.copy(own, all);
    return all.build();
  }
}
