package org.workloadmonitor.core.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Looks at the heap after each collection of young objects: an object that nobody holds goes with
 * the next one, and that wakes this thread. So it costs nothing while nothing happens. After a
 * spike there may be no such collection for long, so it looks now and then in any case.
 */
final class HeapKeeper implements Runnable {

  /** What the serial collector calls the place of old objects. */
  private static final String OLD = "Tenured Gen";

  private final SoftHeapLimit limit;

  private HeapKeeper(SoftHeapLimit limit) {
    this.limit = limit;
  }

  /** Begins to keep the heap small, unless the user chose another collector. */
  static void start() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals(OLD)) {
        SoftHeapLimit limit =
            new SoftHeapLimit(() -> pool.getUsage().getUsed(), System::gc, System::nanoTime);
        Thread.ofPlatform().daemon().name("heap").start(new HeapKeeper(limit));
      }
    }
  }

  @Override
  public void run() {
    ReferenceQueue<Object> gone = new ReferenceQueue<>();
    try {
      while (true) {
        Reference<Object> young = new WeakReference<>(new Object(), gone);
        try {
          gone.remove(SoftHeapLimit.LONGEST.toMillis());
        } finally {
          Reference.reachabilityFence(young);
        }
        limit.look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that; the heap would still have its bound
    }
  }
}
