package org.workloadmonitor.api.sink;

/** From where the increases of counters and histograms are counted. */
public enum Temporality {
  /** From the moment when the source was last zero: what Prometheus wants. */
  CUMULATIVE,
  /** From the point before: what CloudWatch wants. */
  DELTA
}
