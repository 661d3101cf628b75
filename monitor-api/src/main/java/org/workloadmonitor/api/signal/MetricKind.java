package org.workloadmonitor.api.signal;

/** How the values of a metric behave. */
public enum MetricKind {
  /**
   * A total that only grows, until what it counts starts anew: bytes sent since the host started.
   */
  COUNTER,
  /** A value at a moment, which may go up and down: memory in use. */
  GAUGE,
  /** A distribution of measurements: response times. A timer is a histogram of seconds. */
  HISTOGRAM
}
