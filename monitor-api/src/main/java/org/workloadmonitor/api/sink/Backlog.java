package org.workloadmonitor.api.sink;

/** What becomes of the signals that a sink has not taken yet when the agent ends. */
public enum Backlog {
  /** They wait on disk and are delivered after the next start: where every signal counts. */
  KEEP,
  /** They are dropped, and counted: where only the present is shown. */
  DROP
}
