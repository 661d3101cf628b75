package org.workloadmonitor.core.outbox;

import java.time.Instant;

/**
 * How much a worker wants of an outbox.
 *
 * @param maxItems the most entries; at least 1
 * @param maxBytes the most bytes of all entries together, unless the first alone has more
 * @param metricsBefore metric points of this time or later stay where they are: their aggregation
 *     window is still open
 */
public record Demand(int maxItems, long maxBytes, Instant metricsBefore) {

  /** Wants metric points of any time. */
  public static Demand of(int maxItems, long maxBytes) {
    return new Demand(maxItems, maxBytes, Instant.MAX);
  }
}
