package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;

/**
 * The number of a point that a threshold looks at: of a gauge its value, of a counter its increase
 * for each second since the point before, of a histogram the mean of the measurements since then.
 */
final class Level {

  private Level() {}

  static OptionalDouble of(@Nullable MetricPoint before, MetricPoint point) {
    return switch (point.value()) {
      case MetricValue.Gauge(double value) -> OptionalDouble.of(value);
      case MetricValue.Samples samples -> OptionalDouble.of(samples.sum() / samples.count());
      case MetricValue.Counter counter -> rate(before, counter, point.timestamp());
      case MetricValue.Histogram histogram -> mean(before, histogram);
    };
  }

  private static OptionalDouble rate(
      @Nullable MetricPoint before, MetricValue.Counter now, Instant at) {
    if (before == null
        || !(before.value() instanceof MetricValue.Counter(double earlier, Instant start))
        || !start.equals(now.start())
        || now.value() < earlier
        || !at.isAfter(before.timestamp())) {
      return OptionalDouble.empty();
    }
    double seconds = Duration.between(before.timestamp(), at).toNanos() / 1e9;
    return OptionalDouble.of((now.value() - earlier) / seconds);
  }

  private static OptionalDouble mean(@Nullable MetricPoint before, MetricValue.Histogram now) {
    long count = now.count();
    double sum = now.sum();
    if (before != null
        && before.value() instanceof MetricValue.Histogram earlier
        && earlier.start().equals(now.start())
        && earlier.count() <= count) {
      count -= earlier.count();
      sum -= earlier.sum();
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
