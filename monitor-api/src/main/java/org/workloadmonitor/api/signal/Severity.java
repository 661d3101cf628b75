package org.workloadmonitor.api.signal;

/** How much an event matters, least first. */
public enum Severity {
  /** News that asks for nothing. */
  INFO,
  /** Somebody should look, in time. */
  WARNING,
  /** Something failed. */
  ERROR,
  /** Somebody should look now. */
  CRITICAL
}
