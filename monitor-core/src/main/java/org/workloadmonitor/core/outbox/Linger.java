package org.workloadmonitor.core.outbox;

import java.time.Duration;
import org.workloadmonitor.core.time.Time;

/**
 * How long the oldest waiting entry has waited. Entries tell the time of day, which may jump; so
 * that is asked once, when the entry is first seen to be the oldest, and from then on the stopwatch
 * counts.
 */
final class Linger {

  private final long interval;
  private final Time time;
  private boolean running;
  private long since;

  Linger(Duration interval, Time time) {
    this.interval = Time.nanos(interval);
    this.time = time;
  }

  /** Nanoseconds that it has waited; something must be waiting. */
  long lasted(Waiting waiting, long now) {
    if (!running) {
      since = now - alreadyWaited(waiting);
      running = true;
    }
    return now - since;
  }

  private long alreadyWaited(Waiting waiting) {
    return waiting
        .oldest()
        .map(oldest -> Time.nanos(Duration.between(oldest, time.clock().instant())))
        .map(nanos -> Math.clamp(nanos, 0, interval))
        .orElse(0L);
  }

  /** Another entry is the oldest now, or none. */
  void reset() {
    running = false;
  }

  /** Whatever waits counts from now on. */
  void restart(long now) {
    since = now;
    running = true;
  }
}
