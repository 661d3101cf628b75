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

  private static final long FARTHEST = Long.MAX_VALUE / 1_000 - 1;

  /** Wants metric points of any time. */
  public static Demand of(int maxItems, long maxBytes) {
    return new Demand(maxItems, maxBytes, Instant.MAX);
  }

  /** {@link #metricsBefore} in milliseconds since 1970. */
  long millisBefore() {
    return millis(metricsBefore);
  }

  /** Milliseconds since 1970, of any time; what is too far away for them is at the end. */
  static long millis(Instant time) {
    long seconds = Math.clamp(time.getEpochSecond(), -FARTHEST, FARTHEST);
    return seconds * 1_000 + time.getNano() / 1_000_000;
  }
}
