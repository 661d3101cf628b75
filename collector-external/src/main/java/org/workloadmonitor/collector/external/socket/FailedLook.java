package org.workloadmonitor.collector.external.socket;

import org.workloadmonitor.collector.external.probe.Result;

/** Ends a look early: the target, or the way to it, failed. */
public final class FailedLook extends Exception {

  private static final long serialVersionUID = 1L;

  private final Result result;

  /**
   * A failure.
   *
   * @param result its word
   * @param reason a sentence for a person, without secrets
   */
  public FailedLook(Result result, String reason) {
    // It says all there is, and is made often where a target is down.
    super(reason, null, false, false);
    this.result = result;
  }

  /** Its word. */
  public Result result() {
    return result;
  }

  /** A sentence for a person, without secrets. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
