package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.core.alert.Threshold.Comparison;

/** Where one series stands to one threshold. Callers hold the component's lock. */
final class WatchedSeries {

  /** What a value changed. */
  enum Change {
    NONE,
    RAISED,
    CLEARED
  }

  /** A series is taken for gone after three times its longest pause, but not sooner than this. */
  private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

  /** How long a series that was seen once only is waited for. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);

  private final Threshold threshold;
  private @Nullable MetricPoint last;
  private Duration longestPause = Duration.ZERO;
  private @Nullable Instant beyondSince;
  private boolean raised;
  private Instant raisedAt = Instant.EPOCH;

  WatchedSeries(Threshold threshold) {
    this.threshold = threshold;
  }

  /** What of a point is compared; empty if that takes another point. Call once for each point. */
  OptionalDouble level(MetricPoint point) {
    MetricPoint before = last;
    if (before != null && point.timestamp().isAfter(before.timestamp())) {
      Duration pause = Duration.between(before.timestamp(), point.timestamp());
      longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
    }
    last = point;
    return Level.of(before, point);
  }

  Change observe(double value, Instant at) {
    if (raised) {
      return returns(value) ? cleared() : Change.NONE;
    }
    if (!crosses(value)) {
      beyondSince = null;
      return Change.NONE;
    }
    if (beyondSince == null) {
      beyondSince = at;
    }
    if (at.isBefore(beyondSince.plus(threshold.forAtLeast()))) {
      return Change.NONE;
    }
    raised = true;
    raisedAt = at;
    return Change.RAISED;
  }

  private Change cleared() {
    raised = false;
    beyondSince = null;
    return Change.CLEARED;
  }

  private boolean crosses(double value) {
    return threshold.comparison() == Comparison.ABOVE
        ? value > threshold.limit()
        : value < threshold.limit();
  }

  private boolean returns(double value) {
    double clear = threshold.clear().orElse(threshold.limit());
    return threshold.comparison() == Comparison.ABOVE ? value <= clear : value >= clear;
  }

  boolean isRaised() {
    return raised;
  }

  /** When the present or latest alert was raised. */
  Instant raisedAt() {
    return raisedAt;
  }

  Instant lastSeen() {
    return last == null ? Instant.EPOCH : last.timestamp();
  }

  MetricDescriptor descriptor() {
    return Objects.requireNonNull(last, "a series begins with a point").descriptor();
  }

  boolean isGone(Instant now) {
    Duration patience = longestPause.isZero() ? FIRST_PAUSE : longestPause.multipliedBy(3);
    if (patience.compareTo(LEAST_PAUSE) < 0) {
      patience = LEAST_PAUSE;
    }
    return lastSeen().plus(patience).isBefore(now);
  }
}
