package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. The bounds are for a test that fails. */
final class Await {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private Await() {}

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(BOUND.toSeconds(), TimeUnit.SECONDS);
    return next == null ? fail("Nothing came.") : next;
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("Did not happen: " + what);
      }
      LockSupport.parkNanos(100_000);
    }
  }
}
