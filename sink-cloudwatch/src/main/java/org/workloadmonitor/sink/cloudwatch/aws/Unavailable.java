package org.workloadmonitor.sink.cloudwatch.aws;

/** Says that something is missing without which nothing can be sent, and what to do. */
public final class Unavailable extends Exception {

  private static final long serialVersionUID = 1L;

  Unavailable(String reason) {
    super(reason, null, false, false);
  }

  /** What is missing and what to do, without secrets. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
