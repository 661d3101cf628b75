package org.workloadmonitor.collector.compute.oshi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A comparison of two looks at something that changes between them. */
final class Repeated {

  private static final int MOST = 600;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Repeated() {}

  /** Looks, and compares. */
  @FunctionalInterface
  interface Comparison {
    void make() throws Exception;
  }

  /** Makes the comparison anew until it holds; what it failed with last is a failure in the end. */
  static void untilItHolds(Comparison comparison) {
    AssertionError last = new AssertionError();
    for (int i = 0; i < MOST; i++) {
      try {
        comparison.make();
        return;
      } catch (AssertionError e) {
        last = e;
      } catch (Exception e) {
        last = new AssertionError(e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw last;
  }
}
