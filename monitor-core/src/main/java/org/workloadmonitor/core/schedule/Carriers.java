package org.workloadmonitor.core.schedule;

import java.time.Duration;

/**
 * The platform threads that carry virtual threads. There is one for each processor, and a run that
 * computes without end keeps one for good: virtual threads take no turns.
 */
@FunctionalInterface
interface Carriers {

  /** How long a started thread may wait for a carrier. */
  Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * A started thread has waited too long for a carrier. Called on the thread that keeps the time.
   */
  void starved();
}
