package org.workloadmonitor.api.signal;

import java.time.Instant;
import java.util.Objects;

/**
 * One value of one series of a metric.
 *
 * @param descriptor what the metric means
 * @param attributes what tells the series from the metric's others
 * @param value the value, of a form that fits the descriptor's kind
 * @param timestamp when it was read
 */
public record MetricPoint(
    MetricDescriptor descriptor, Attributes attributes, MetricValue value, Instant timestamp)
    implements Signal {

  /** Checks for null. Whether the value can be delivered is the recorder's to judge. */
  public MetricPoint {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  @Override
  public SignalKind kind() {
    return SignalKind.METRIC;
  }

  @Override
  public String name() {
    return descriptor.name();
  }
}
