package org.workloadmonitor.core.schedule;

import java.time.Duration;

/**
 * The bounds of the scheduler.
 *
 * @param concurrentRuns how many runs there may be at the same time; more wait for their turn; at
 *     least 1
 * @param creationBound how long the creation of an instance may take until it counts as stuck
 * @param closeBound how long the closing of an instance is waited for
 * @param grace how long an interrupted run may take to end until it counts as stuck
 * @param quarantineAfter how many failures in a row make a task run less often; at least 1
 * @param quarantineFactor how many times its interval a task in quarantine waits at most; at least
 *     1
 * @param quarantineLongest how long a task in quarantine waits at most, unless its interval is
 *     longer
 */
public record SchedulerSettings(
    int concurrentRuns,
    Duration creationBound,
    Duration closeBound,
    Duration grace,
    int quarantineAfter,
    int quarantineFactor,
    Duration quarantineLongest) {

  /**
   * The usual bounds. A run that waits costs a parked virtual thread, so there may be many: the
   * bound is for the day on which everything hangs, and plugins with many targets bound what costs
   * more (collector-external lets 320 look and 256 hung ones wait).
   */
  public static final SchedulerSettings DEFAULTS =
      new SchedulerSettings(
          1024,
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          5,
          10,
          Duration.ofMinutes(10));

  /** Checks the numbers. */
  public SchedulerSettings {
    if (concurrentRuns < 1 || quarantineAfter < 1 || quarantineFactor < 1) {
      throw new IllegalArgumentException("The numbers of scheduler settings are at least 1.");
    }
  }
}
