package org.workloadmonitor.collector.compute.metric;

import java.util.concurrent.TimeUnit;
import org.workloadmonitor.collector.compute.reading.Reader;

/** How much of the time since the run before a counter of milliseconds has counted. */
public final class Share {

  /** Times are counted in steps of up to 10 ms, so a share of a shorter time says little. */
  static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private long millis = Reader.UNKNOWN;
  private long nanoTime;

  /** Notes where the counter stands. */
  public void begin(long nowMillis, long nowNanoTime) {
    millis = nowMillis;
    nanoTime = nowNanoTime;
  }

  /**
   * The share, which may be above 1 where things run in parallel; NaN where there is nothing to
   * compare with, or only a moment has passed.
   */
  public double since(long nowMillis, long nowNanoTime) {
    long nanos = nowNanoTime - nanoTime;
    boolean comparable = millis >= 0 && nowMillis >= millis;
    if (comparable && nanos < SHORTEST_NANOS) {
      return Double.NaN;
    }
    double share = comparable ? (nowMillis - millis) * 1e6 / nanos : Double.NaN;
    begin(nowMillis, nowNanoTime);
    return share;
  }
}
