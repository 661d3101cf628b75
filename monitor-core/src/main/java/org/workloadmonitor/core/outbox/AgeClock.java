package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.workloadmonitor.core.time.Time;

/**
 * The time of day for telling how old something is. It follows the clock, but a jump of the clock
 * is believed only when it has lasted for ten minutes: a wrong clock is often set right by then,
 * and what was dropped as too old does not come back.
 *
 * <p>May be used from any thread.
 */
public final class AgeClock implements InstantSource {

  private static final long BELIEF = Time.nanos(Duration.ofMinutes(10));
  private static final long DRIFT_MILLIS = 5_000;

  private final Time time;
  private long millis;
  private long nanos;
  private boolean doubting;
  private long doubtSince;

  /** Begins with what the clock says. */
  public AgeClock(Time time) {
    this(time, time.clock().millis());
  }

  private AgeClock(Time time, long millis) {
    this.time = time;
    this.millis = millis;
    this.nanos = time.nanoTime();
  }

  /**
   * Begins where an agent before this one ended. If the clock says that very much time has passed
   * since, that has to last, too.
   *
   * @param seen when that was, in milliseconds since 1970
   * @param longest what is not doubted
   */
  synchronized void continueFrom(long seen, Duration longest) {
    if (seen > 0 && time.clock().millis() - seen > longest.toMillis()) {
      millis = seen;
      nanos = time.nanoTime();
    }
  }

  @Override
  public synchronized long millis() {
    long now = time.nanoTime();
    long expected = millis + (now - nanos) / 1_000_000;
    long shown = time.clock().millis();
    if (Math.abs(shown - expected) <= DRIFT_MILLIS) {
      doubting = false;
      return setTo(shown, now);
    }
    if (!doubting) {
      doubting = true;
      doubtSince = now;
    }
    if (now - doubtSince >= BELIEF) {
      doubting = false;
      return setTo(shown, now);
    }
    return expected;
  }

  private long setTo(long shown, long now) {
    millis = shown;
    nanos = now;
    return shown;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }
}
