package org.workloadmonitor.api;

/** Says that the whole batch can never be delivered; trying again is pointless. */
public class RejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a rejection.
   *
   * @param message why, without secrets; it stands beside each rejected signal
   */
  public RejectedException(String message) {
    super(message);
  }
}
