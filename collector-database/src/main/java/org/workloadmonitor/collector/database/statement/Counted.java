package org.workloadmonitor.collector.database.statement;

import java.time.Instant;
import org.workloadmonitor.api.signal.Attributes;

/** The totals of a statement, from the moment that it came among the top ones. */
final class Counted {

  final Instant start;
  final double[] totals;
  final Attributes[] series;

  Counted(Instant start, Attributes[] series) {
    this.start = start;
    this.totals = new double[series.length];
    this.series = series;
  }

  void add(double[] increases) {
    for (int i = 0; i < totals.length; i++) {
      totals[i] += increases[i];
    }
  }
}
