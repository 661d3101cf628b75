package org.workloadmonitor.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;

/** What no sink could take. */
final class Checks {

  /** Amazon CloudWatch takes points up to this far ahead (PutMetricData); no sink takes more. */
  private static final Duration AHEAD = Duration.ofHours(2);

  /** And up to this far back. */
  private static final Duration BACK = Duration.ofDays(14);

  /** Something may have begun long ago, but not before there were calendars to write it in. */
  private static final Instant FIRST_START = Instant.parse("0001-01-01T00:00:00Z");

  private Checks() {}

  /** Whether a time is near enough to the present. */
  static boolean isNear(Instant time, Instant now) {
    return !time.isAfter(now.plus(AHEAD)) && !time.isBefore(now.minus(BACK));
  }

  /** Whether something that is seen at one time can have begun at another. */
  static boolean isStart(Instant start, Instant now) {
    return !start.isAfter(now.plus(AHEAD)) && !start.isBefore(FIRST_START);
  }

  /** What is wrong with a point's value, or null. */
  static @Nullable Rejection ofValue(MetricPoint point) {
    MetricKind kind = point.descriptor().kind();
    return switch (point.value()) {
      case MetricValue.Gauge(double value) ->
          kind == MetricKind.GAUGE ? ofFinite(value) : Rejection.KIND_MISMATCH;
      case MetricValue.Counter(double value, Instant _) ->
          kind == MetricKind.COUNTER ? ofCounter(value) : Rejection.KIND_MISMATCH;
      case MetricValue.Samples samples ->
          kind == MetricKind.HISTOGRAM ? ofAll(samples.values()) : Rejection.KIND_MISMATCH;
      case MetricValue.Histogram histogram ->
          kind == MetricKind.HISTOGRAM ? ofFinite(histogram.sum()) : Rejection.KIND_MISMATCH;
    };
  }

  private static @Nullable Rejection ofFinite(double value) {
    return Double.isFinite(value) ? null : Rejection.NOT_FINITE;
  }

  private static @Nullable Rejection ofCounter(double value) {
    return value < 0 ? Rejection.NEGATIVE_COUNTER : ofFinite(value);
  }

  private static @Nullable Rejection ofAll(List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        return Rejection.NOT_FINITE;
      }
    }
    return null;
  }

  /** Whether an attribute has no text. */
  static boolean anyBlank(Attributes attributes) {
    boolean[] blank = {false};
    attributes.forEach((name, value) -> blank[0] |= value instanceof String text && text.isBlank());
    return blank[0];
  }
}
