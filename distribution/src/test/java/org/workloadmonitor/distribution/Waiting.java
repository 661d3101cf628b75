package org.workloadmonitor.distribution;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Waiting() {}

  /** Returns as soon as the condition holds; fails if it never does. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Waited in vain for " + LONGEST);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
