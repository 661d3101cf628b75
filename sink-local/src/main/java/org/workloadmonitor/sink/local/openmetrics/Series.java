package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import org.workloadmonitor.api.signal.MetricValue;

/** The newest value of one series, and when it came. Guarded by its store. */
abstract sealed class Series permits CounterSeries, GaugeSeries, HistogramSeries {

  final Labels labels;
  final KnownComponent component;

  /** Its place among the series of the family, which grows from each to the next. */
  long number;

  private long seen;

  /** The last two times from one point to the next, in nanoseconds; 0 where none is known yet. */
  private long gap;

  private long gapBefore;

  Series(Labels labels, KnownComponent component, long seen) {
    this.labels = labels;
    this.component = component;
    this.seen = seen;
  }

  /**
   * Takes a value.
   *
   * @return whether it is of the form that this series has
   */
  abstract boolean take(MetricValue value);

  /** What a scrape shows. */
  abstract DataPointSnapshot snapshot();

  /** How many lines that takes, about. */
  int lines() {
    return 1;
  }

  /** Whether a point of this time comes too late to be shown. */
  boolean isNewerThan(long time) {
    return seen > time;
  }

  void seen(long time) {
    if (time > seen) {
      gapBefore = gap;
      gap = time - seen;
      seen = time;
    }
  }

  /**
   * Whether the series is shown: until its next point is overdue for the third time, and for some
   * time at least. The shorter of two gaps counts, so that one outage does not make a series slow.
   */
  boolean isShown(long now, long least) {
    long interval = gapBefore == 0 ? gap : Math.min(gap, gapBefore);
    return now - seen <= Math.max(least, 3 * interval);
  }

  long age(long now) {
    return now - seen;
  }
}
