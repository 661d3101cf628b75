package org.workloadmonitor.core.outbox;

import java.time.Duration;

/**
 * The bounds of an outbox. Beyond any of them the oldest waiting items are dropped, and counted.
 *
 * @param maxItems at least 1
 * @param maxBytes at least 1, as {@link JsonSize} measures
 * @param maxAge how long an item is kept; more than zero
 */
public record OutboxLimits(int maxItems, long maxBytes, Duration maxAge) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a bound is not positive
   */
  public OutboxLimits {
    if (maxItems < 1 || maxBytes < 1 || !maxAge.isPositive()) {
      throw new IllegalArgumentException(
          "An outbox's bounds must be positive: %d items, %d bytes, %s."
              .formatted(maxItems, maxBytes, maxAge));
    }
  }
}
