package org.workloadmonitor.sink.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;

/** The last two points of a series. Guarded by the board. */
final class Track {

  private static final Duration LEAST_LIFE = Duration.ofMinutes(5);

  private MetricPoint last;
  private @Nullable MetricPoint before;

  Track(MetricPoint first) {
    last = first;
  }

  /** Takes the next point; its time may be earlier than the last one's if a clock was set. */
  void add(MetricPoint point) {
    if (!point.timestamp().equals(last.timestamp())) {
      before = last;
      last = point;
    }
  }

  MetricPoint last() {
    return last;
  }

  /** The unit of {@link #reading()}. */
  String unit() {
    String unit = last.descriptor().unit();
    return last.value() instanceof MetricValue.Counter
        ? (unit.equals("1") ? "" : unit) + "/s"
        : unit;
  }

  /**
   * What there is to show: the value of a gauge, the increase of a counter per second, the mean of
   * what a histogram got. Empty while a second point is missing.
   */
  OptionalDouble reading() {
    return switch (last.value()) {
      case MetricValue.Gauge gauge -> OptionalDouble.of(gauge.value());
      case MetricValue.Samples samples -> OptionalDouble.of(samples.sum() / samples.count());
      case MetricValue.Counter counter -> rate(counter);
      case MetricValue.Histogram histogram -> mean(histogram);
    };
  }

  private OptionalDouble rate(MetricValue.Counter now) {
    if (before == null
        || !(before.value() instanceof MetricValue.Counter then)
        || now.value() < then.value()
        || now.start().isAfter(before.timestamp())) {
      return OptionalDouble.empty();
    }
    double seconds = Duration.between(before.timestamp(), last.timestamp()).toNanos() / 1e9;
    return seconds > 0
        ? OptionalDouble.of((now.value() - then.value()) / seconds)
        : OptionalDouble.empty();
  }

  /** Of what came since the point before; where nothing did, of everything. */
  private OptionalDouble mean(MetricValue.Histogram now) {
    if (before != null
        && before.value() instanceof MetricValue.Histogram then
        && now.count() > then.count()) {
      return OptionalDouble.of((now.sum() - then.sum()) / (now.count() - then.count()));
    }
    return now.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(now.sum() / now.count());
  }

  /** Whether its next point is long overdue. */
  boolean isStale(Instant now) {
    Duration interval =
        before == null ? Duration.ZERO : Duration.between(before.timestamp(), last.timestamp());
    Duration life = interval.multipliedBy(3);
    Duration age = Duration.between(last.timestamp(), now);
    return age.compareTo(life.compareTo(LEAST_LIFE) > 0 ? life : LEAST_LIFE) > 0;
  }
}
