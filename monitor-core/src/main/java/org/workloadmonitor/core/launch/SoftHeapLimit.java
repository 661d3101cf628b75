package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a heap that may grow large near what is in use. Left alone, the serial collector looks for
 * garbage among old objects only when they fill the heap, so that an agent that needs 20 MB would
 * come to occupy all that {@code -Xmx} allows. (That is what {@code -XX:SoftMaxHeapSize} is for; in
 * JDK 25 neither the serial nor the G1 collector heeds it.) Used by one thread at a time.
 */
final class SoftHeapLimit {

  /** Below this, old objects are not worth a collection: the heap starts with room for as many. */
  static final long LEAST = 10L << 20;

  /** How much old objects may grow from what the last collection left, in tenths of that. */
  private static final int GROWTH_TENTHS = 6;

  /** What a heavy hour has filled is looked at again after this time, however little comes. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private final LongSupplier used;
  private final Runnable collect;
  private final LongSupplier nanoTime;
  private long limit = LEAST;
  private long collected;

  /**
   * Creates a limit for a heap of which nothing is known yet.
   *
   * @param used bytes that old objects occupy, garbage included
   * @param collect collects all garbage
   */
  SoftHeapLimit(LongSupplier used, Runnable collect, LongSupplier nanoTime) {
    this.used = used;
    this.collect = collect;
    this.nanoTime = nanoTime;
    this.collected = nanoTime.getAsLong();
  }

  /** Collects if it is time to. To be called after each collection of young objects. */
  void look() {
    long before = used.getAsLong();
    long now = nanoTime.getAsLong();
    boolean overdue = now - collected >= LONGEST.toNanos();
    if (before > limit || (before > LEAST && overdue)) {
      collect.run();
      long live = used.getAsLong();
      limit = Math.max(LEAST, live + live / 10 * GROWTH_TENTHS);
      collected = nanoTime.getAsLong();
    }
  }
}
