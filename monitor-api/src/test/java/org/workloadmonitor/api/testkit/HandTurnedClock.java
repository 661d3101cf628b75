package org.workloadmonitor.api.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is turned. May be used by several threads. */
public final class HandTurnedClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /** A clock that stands at this moment, in whole milliseconds. */
  public HandTurnedClock() {
    this(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** A clock that stands at a given moment. */
  public HandTurnedClock(Instant now) {
    this(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  private HandTurnedClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Turns the clock.
   *
   * @param by how far; a negative duration turns it back, as a correction of a host's time does
   */
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, showing another zone: both turn together. */
  @Override
  public Clock withZone(ZoneId other) {
    return new HandTurnedClock(now, other);
  }
}
