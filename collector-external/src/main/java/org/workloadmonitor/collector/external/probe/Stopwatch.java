package org.workloadmonitor.collector.external.probe;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Times of day that can be subtracted from each other: one reading of the clock, and nanoseconds
 * that only move forward from there.
 */
public final class Stopwatch {

  private final Instant start;
  private final LongSupplier nanoTime;
  private final long origin;

  private Stopwatch(Instant start, LongSupplier nanoTime) {
    this.start = start;
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /** Starts now. */
  public static Stopwatch started(Clock clock, LongSupplier nanoTime) {
    return new Stopwatch(clock.instant(), nanoTime);
  }

  /** Another that starts now; both agree on the time of day, even if the clock is set between. */
  public Stopwatch lap() {
    return new Stopwatch(at(nanos()), nanoTime);
  }

  /** Nanoseconds since it started. */
  public long nanos() {
    return nanoTime.getAsLong() - origin;
  }

  /** The time of day that many nanoseconds after it started. */
  public Instant at(long nanos) {
    return start.plusNanos(nanos);
  }
}
