package org.workloadmonitor.collector.compute.metric;

import java.util.function.ToLongFunction;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * One number of a reading, and the metric that it is emitted under.
 *
 * @param metric a counter or gauge
 * @param attributes what tells the number from others of the metric in the same reading
 * @param scale what to multiply the number by to get the metric's unit
 * @param number takes the number from the reading
 * @param <R> the reading
 */
public record Column<R>(
    MetricDescriptor metric, Attributes attributes, double scale, ToLongFunction<R> number) {

  static final double MILLIS = 0.001;

  /** A number in the metric's unit. */
  public static <R> Column<R> of(MetricDescriptor metric, ToLongFunction<R> number) {
    return new Column<>(metric, Attributes.EMPTY, 1, number);
  }

  /** A number in the metric's unit that an attribute tells from others. */
  public static <R> Column<R> of(
      MetricDescriptor metric, String attribute, String value, ToLongFunction<R> number) {
    return new Column<>(metric, Attributes.of(attribute, value), 1, number);
  }

  /** The same, where the reading counts milliseconds and the metric seconds. */
  public Column<R> inMillis() {
    return new Column<>(metric, attributes, MILLIS, number);
  }
}
