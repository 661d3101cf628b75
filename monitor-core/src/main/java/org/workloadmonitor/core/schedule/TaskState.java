package org.workloadmonitor.core.schedule;

/** Where a task stands. */
public enum TaskState {
  /** Its instance is being made. */
  CREATING,
  /** It waits for its next run. */
  WAITING,
  /** It runs, or is about to. */
  RUNNING,
  /** It failed many times in a row and is run less often until it works. */
  QUARANTINED,
  /** Its creation takes too long, or its run ignored the interrupt at the deadline. */
  STUCK,
  /** Its instance could not be made, or its classes don't fit: it does not run again. */
  FAILED,
  /** It was stopped. */
  STOPPED
}
