package org.workloadmonitor.collector.external.assertion;

/** A search was given up, because it took too long or found too much. */
public final class Unanswered extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Unanswered(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** A sentence for a person. */
  public String reason() {
    return reason;
  }
}
