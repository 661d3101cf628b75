package org.workloadmonitor.collector.compute.process;

import java.util.Arrays;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * How much the totals of one process grew since it is watched. What it had used before counts only
 * if it began under watch: else the first look at an old process would show years of processor time
 * as if they had been used in that moment.
 */
final class Growth {

  private final boolean begunUnderWatch;
  private final long[] last;

  Growth(boolean begunUnderWatch) {
    this.begunUnderWatch = begunUnderWatch;
    this.last = new long[ProcessColumns.TOTALS.size()];
    Arrays.fill(last, Reader.UNKNOWN);
  }

  /** Adds to the sums what the totals grew by since the call before. */
  void addTo(long[] sums, long[] totals) {
    for (int i = 0; i < totals.length; i++) {
      long total = totals[i];
      if (total < 0) {
        continue;
      }
      long before = last[i] >= 0 ? last[i] : begunUnderWatch ? 0 : total;
      // Context switches go back when a thread ends and takes its count with it.
      sums[i] += Math.max(0, total - before);
      last[i] = total;
    }
  }
}
