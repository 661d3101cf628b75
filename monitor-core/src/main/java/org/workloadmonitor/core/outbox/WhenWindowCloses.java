package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.core.time.Time;

/**
 * Takes metric points when an aggregation window has closed, all of the window at once: a while
 * after its end, for runs that began in it. What comes later still becomes a second item for the
 * same window.
 *
 * <p>Where the publish interval is longer than the window, several windows are taken together. What
 * has no window (events, spans) waits for the publish interval at most, and at least a second.
 */
final class WhenWindowCloses implements Timetable {

  private static final Duration LONGEST_GRACE = Duration.ofSeconds(3);
  private static final long SHORTEST_INTERVAL = Time.nanos(Duration.ofSeconds(1));

  private final long windowMillis;
  private final long graceMillis;
  private final long interval;
  private final long leastWait;
  private final Time time;
  private final Linger linger;
  private Instant takenUpTo;

  WhenWindowCloses(Duration window, Duration interval, Time time) {
    this.windowMillis = window.toMillis();
    this.graceMillis = Math.min(LONGEST_GRACE.toMillis(), windowMillis / 4);
    this.interval = Math.max(SHORTEST_INTERVAL, Time.nanos(interval));
    this.leastWait = interval.compareTo(window) > 0 ? Time.nanos(interval) : 0;
    this.time = time;
    this.linger = new Linger(interval, time);
    this.takenUpTo = metricsBefore();
  }

  @Override
  public long untilDue(Waiting waiting, long now) {
    if (waiting.items() == 0) {
      linger.reset();
      return Long.MAX_VALUE;
    }
    long lasted = linger.lasted(waiting, now);
    long forMetrics = Math.max(untilClosed(), leastWait - lasted);
    long forOthers = interval - lasted;
    return Math.max(0, Math.min(forMetrics, forOthers));
  }

  /** Nanoseconds until there is a closed window that was not taken yet. */
  private long untilClosed() {
    if (metricsBefore().isAfter(takenUpTo)) {
      return 0;
    }
    long millis = time.clock().millis();
    return (closedAt(millis) + windowMillis + graceMillis - millis) * 1_000_000;
  }

  @Override
  public Instant metricsBefore() {
    return Instant.ofEpochMilli(closedAt(time.clock().millis()));
  }

  /** The end of the last window that is closed, grace included. */
  private long closedAt(long millis) {
    return Math.floorDiv(millis - graceMillis, windowMillis) * windowMillis;
  }

  @Override
  public void taken(long now) {}

  @Override
  public void emptied(long now) {
    takenUpTo = metricsBefore();
    linger.restart(now);
  }
}
