package org.workloadmonitor.sink.cloudwatch.datum;

/** Says that CloudWatch can't take a point, and why: the same words for the same cause. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason, null, false, false);
  }

  /** Why, without secrets. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
