package org.workloadmonitor.core.outbox;

import java.time.Duration;

/**
 * How a sink is to be treated.
 *
 * @param publishInterval the longest time that an item waits for a batch to fill; zero to write at
 *     once
 * @param deadline how long one write may take before it is interrupted; more than zero
 * @param grace how long an interrupted write may take to end until it counts as stuck
 */
public record SinkOptions(Duration publishInterval, Duration deadline, Duration grace) {

  /** Writes may take 30 seconds, and 5 more to heed the interrupt. */
  public static SinkOptions publishing(Duration publishInterval) {
    return new SinkOptions(publishInterval, Duration.ofSeconds(30), Duration.ofSeconds(5));
  }
}
