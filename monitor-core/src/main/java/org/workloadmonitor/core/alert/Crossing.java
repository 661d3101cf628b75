package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.alert.Threshold.Comparison;

/** A series whose values lie beyond a threshold, or did and have not come back far enough. */
final class Crossing {

  final Threshold threshold;
  final MetricDescriptor metric;
  final Attributes series;

  /** The time of the first value beyond the limit. */
  final Instant since;

  boolean raised;
  double value;

  /** When the agent last saw a value, by its own clock: values may be stamped late. */
  Instant seen;

  private Duration gap = Duration.ZERO;

  Crossing(Threshold threshold, Observation first) {
    this.threshold = threshold;
    this.metric = first.metric();
    this.series = first.series();
    this.since = first.time();
    this.value = first.value();
    this.seen = first.seen();
  }

  void see(Observation observation) {
    value = observation.value();
    gap = Duration.between(seen, observation.seen());
    seen = observation.seen();
  }

  /** Whether three values in a row did not come, at the pace of late or at the configured one. */
  boolean hasVanished(Instant now, Duration interval) {
    Duration pace = gap.compareTo(interval) > 0 ? gap : interval;
    return Duration.between(seen, now).compareTo(pace.multipliedBy(3)) > 0;
  }

  boolean hasLasted(Instant time) {
    return Duration.between(since, time).compareTo(threshold.forAtLeast()) >= 0;
  }

  /** Whether a value lies beyond the limit. */
  static boolean isBeyond(Threshold threshold, double value) {
    return threshold.comparison() == Comparison.ABOVE
        ? value > threshold.limit()
        : value < threshold.limit();
  }

  /** Whether a value ends a crossing that was raised. */
  static boolean isBack(Threshold threshold, double value) {
    if (threshold.clear().isEmpty()) {
      return !isBeyond(threshold, value);
    }
    double clear = threshold.clear().getAsDouble();
    return threshold.comparison() == Comparison.ABOVE ? value < clear : value > clear;
  }
}
