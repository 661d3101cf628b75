package org.workloadmonitor.core.schedule;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Bounds how many runs there are at the same time; those above wait for their turn, in order. */
final class Slots {

  private final int most;
  private final Queue<Starter> waiting = new ArrayDeque<>();
  private int taken;

  Slots(int most) {
    this.most = most;
  }

  /** Begins a run whose turn has come. */
  @FunctionalInterface
  interface Starter {
    /** Begins it; false if it is no longer wanted, and the slot is free for the next. */
    boolean start();
  }

  /** Begins now if a slot is free, and else when one becomes free. */
  void take(Starter starter) {
    synchronized (this) {
      if (taken == most) {
        waiting.add(starter);
        return;
      }
      taken++;
    }
    if (!starter.start()) {
      release();
    }
  }

  /** Gives a slot back. */
  void release() {
    for (Starter next = next(); next != null; next = next()) {
      if (next.start()) {
        return;
      }
    }
  }

  /** The next in line, which gets the slot; null if there is none, and the slot is free. */
  private synchronized @Nullable Starter next() {
    Starter next = waiting.poll();
    if (next == null) {
      taken--;
    }
    return next;
  }
}
