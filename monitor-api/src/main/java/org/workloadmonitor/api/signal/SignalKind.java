package org.workloadmonitor.api.signal;

/** The three kinds of signal. */
public enum SignalKind {
  /** A {@link MetricPoint}. */
  METRIC,
  /** An {@link Event}. */
  EVENT,
  /** A {@link Span}. */
  SPAN
}
