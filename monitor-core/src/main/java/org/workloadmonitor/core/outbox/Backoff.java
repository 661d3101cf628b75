package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: a random time between nothing and a bound that doubles with
 * each failure ("full jitter", AWS Architecture Blog, "Exponential Backoff And Jitter", 2015), so
 * that agents that failed together don't come back together. Never less than a floor, so that a
 * small random number is no busy loop.
 *
 * @param floor the least wait; more than zero
 * @param base the bound after the first failure
 * @param cap the bound after many
 * @param random where the numbers come from
 */
public record Backoff(Duration floor, Duration base, Duration cap, RandomGenerator random) {

  /** At least 50 ms; up to a second after the first failure, up to a minute after many. */
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMinutes(1), random);
  }

  /**
   * The wait after some failures in a row.
   *
   * @param failures at least 1
   * @return nanoseconds
   */
  long nanos(int failures) {
    long bound = Math.min(cap.toNanos(), base.toNanos() << Math.min(failures - 1, 20));
    return Math.max(floor.toNanos(), (long) (bound * random.nextDouble()));
  }
}
