package org.workloadmonitor.core.outbox;

import java.time.Duration;

/**
 * The bounds of an outbox. Beyond any of them the oldest waiting items are dropped, and counted.
 *
 * @param maxBytes at least 1; in memory as {@link JsonSize} measures, on disk as the file does
 * @param maxAge how long an item is kept; more than zero
 */
public record OutboxLimits(long maxBytes, Duration maxAge) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a bound is not positive
   */
  public OutboxLimits {
    if (maxBytes < 1 || !maxAge.isPositive()) {
      throw new IllegalArgumentException(
          "An outbox's bounds must be positive: %d bytes, %s.".formatted(maxBytes, maxAge));
    }
  }
}
