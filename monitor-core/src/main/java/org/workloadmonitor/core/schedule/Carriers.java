package org.workloadmonitor.core.schedule;

/**
 * The platform threads that carry virtual threads. There is one for each processor, and a run that
 * computes without end keeps one for good: virtual threads take no turns.
 */
@FunctionalInterface
interface Carriers {

  /**
   * A started thread has waited too long for a carrier. Called on the thread that keeps the time.
   */
  void starved();
}
