package org.workloadmonitor.collector.database.collect;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When a group is due. */
final class Pace {

  /** Runs don't begin to the millisecond: what is due within this time is due. */
  private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(500);

  private final PacedGroup paced;
  private @Nullable Long last;

  Pace(PacedGroup paced) {
    this.paced = paced;
  }

  PacedGroup paced() {
    return paced;
  }

  /**
   * Whether it is to be read now; if so, it counts as read.
   *
   * @param factor by how much groups that give are stretched
   */
  boolean isDue(long now, int factor) {
    Long before = last;
    long interval = paced.interval().toNanos() * (paced.gives() ? factor : 1);
    if (before != null && now - before < interval - TOLERANCE) {
      return false;
    }
    last = now;
    return true;
  }
}
