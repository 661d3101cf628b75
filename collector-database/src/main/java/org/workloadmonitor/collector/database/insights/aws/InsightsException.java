package org.workloadmonitor.collector.database.insights.aws;

/** Says why Performance Insights can't be read and what to do, without secrets. */
public final class InsightsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * Creates a failure. It has no stack trace: who reads it is not the one who wrote this.
   *
   * @param message what went wrong and what to do, as sentences
   */
  public InsightsException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What went wrong and what to do, as sentences. */
  public String advice() {
    return String.valueOf(getMessage());
  }
}
