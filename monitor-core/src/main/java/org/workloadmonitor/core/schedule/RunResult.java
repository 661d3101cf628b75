package org.workloadmonitor.core.schedule;

import java.util.Locale;

/** What became of a run that was due. */
public enum RunResult {
  /** It came to its end. */
  SUCCESS,
  /** It threw. */
  FAILED,
  /** Its deadline passed, and the interrupt ended it. */
  TIMEOUT,
  /** Its deadline passed, and it ignored the interrupt. */
  STUCK,
  /** It was not begun, because the one before had not ended or the agent was late. */
  SKIPPED,
  /** It was interrupted because its task was stopped. */
  STOPPED;

  /** The value of the attribute {@code workload.run.result}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
