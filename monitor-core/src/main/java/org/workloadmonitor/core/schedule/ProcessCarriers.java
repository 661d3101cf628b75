package org.workloadmonitor.core.schedule;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.time.Time;

/**
 * The carriers of this process. Adds one each time that threads starve, so that a few runs without
 * end can't stop all others.
 */
final class ProcessCarriers implements Carriers {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessCarriers.class);
  private static final int MOST = 64;

  private final Time time;
  private final VirtualThreads threads;
  private long lastAdded;

  ProcessCarriers(Time time, VirtualThreads threads) {
    this.time = time;
    this.threads = threads;
    this.lastAdded = time.nanoTime() - Time.nanos(PATIENCE);
  }

  @Override
  public synchronized void starved() {
    long now = time.nanoTime();
    if (now - lastAdded < Time.nanos(PATIENCE) / 2) {
      return; // Many starve at once; one more carrier may be enough for all of them.
    }
    lastAdded = now;
    // Looked up here, because loading the management classes takes time and memory.
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int carriers = scheduler.getParallelism();
    if (carriers < MOST) {
      scheduler.setParallelism(carriers + 1);
      threads.log(
          () ->
              LOG.warn(
                  "Runs wait because {} others compute without a pause. Adding a thread.",
                  carriers));
    }
  }
}
