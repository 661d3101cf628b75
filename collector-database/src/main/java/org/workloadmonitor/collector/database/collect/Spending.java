package org.workloadmonitor.collector.database.collect;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.collect.OwnCost.Totals;

/**
 * Adds up what the server counts for the collector's role. Its totals fall when statements are
 * forgotten or statistics are reset; what is added up here only grows.
 */
final class Spending {

  private @Nullable Totals before;
  private double seconds;
  private double rows;

  void add(Totals now) {
    Totals last = before;
    if (last != null) {
      seconds += Math.max(0, now.seconds() - last.seconds());
      rows += Math.max(0, now.rows() - last.rows());
    }
    before = now;
  }

  /** The server's time since the first look. */
  double seconds() {
    return seconds;
  }

  /** The rows since the first look. */
  double rows() {
    return rows;
  }
}
