package org.workloadmonitor.core.pipeline;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;

/** What a gate remembers of one series. */
final class Series {

  /** The part of its points' size that they have in common. */
  int bytes;

  /** The last point of a counter or a histogram with buckets. */
  @Nullable MetricPoint last;

  private long seen;
  private long gap;

  Series(int bytes, long now) {
    this.bytes = bytes;
    this.seen = now;
  }

  /** A point came, at this time in milliseconds. */
  void see(long now) {
    if (now != seen) {
      gap = now - seen;
      seen = now;
    }
  }

  long seen() {
    return seen;
  }

  /** Whether it has been silent for that long, and for three times its own pace. */
  boolean isIdle(long now, long millis) {
    return now - seen > Math.max(millis, 3 * gap);
  }
}
