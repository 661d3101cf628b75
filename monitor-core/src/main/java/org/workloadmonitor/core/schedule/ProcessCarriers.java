package org.workloadmonitor.core.schedule;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.time.Time;

/**
 * The carriers of this process. Adds one each time that threads starve, so that a few runs without
 * end can't stop all others.
 */
final class ProcessCarriers implements Carriers {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessCarriers.class);
  private static final int MOST = 64;
  private static final int NUDGES = 20;

  private final Time time;
  private final LastResort lastResort;
  private long lastAdded;

  ProcessCarriers(Time time, LastResort lastResort) {
    this.time = time;
    this.lastResort = lastResort;
    this.lastAdded = time.nanoTime() - Time.nanos(PATIENCE);
  }

  @Override
  public synchronized void starved() {
    long now = time.nanoTime();
    if (now - lastAdded < Time.nanos(PATIENCE) / 2) {
      return; // Many starve at once; one more carrier may be enough for all of them.
    }
    lastAdded = now;
    // Not on the thread that keeps the time: the first time, the management classes are loaded.
    Thread.ofPlatform()
        .daemon()
        .name("carriers")
        .uncaughtExceptionHandler(lastResort)
        .start(ProcessCarriers::addOne);
  }

  private static void addOne() {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int before = scheduler.getParallelism();
    if (before >= MOST) {
      return;
    }
    scheduler.setParallelism(before + 1);
    for (int i = 0; i < NUDGES && scheduler.getPoolSize() <= before; i++) {
      nudge();
    }
    LOG.warn("Runs wait because {} others compute without a pause. Adding a thread.", before);
  }

  /**
   * The pool adds a carrier only when a task comes to an empty queue (ForkJoinPool.WorkQueue.push
   * of JDK 25), and those that starve fill the queue of the thread that started them. Each thread
   * has another queue, so a few new ones find one that is empty.
   */
  private static void nudge() {
    Thread nudging = Thread.ofPlatform().daemon().start(() -> Thread.startVirtualThread(() -> {}));
    try {
      nudging.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
