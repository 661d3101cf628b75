package org.workloadmonitor.collector.external.assertion;

import java.util.function.LongSupplier;

/**
 * When an evaluation must have ended.
 *
 * @param nanoTime the time
 * @param end of that time
 */
public record Deadline(LongSupplier nanoTime, long end) {

  boolean hasPassed() {
    return nanoTime.getAsLong() - end > 0;
  }
}
