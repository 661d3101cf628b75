package org.workloadmonitor.collector.external.gate;

/** There was no turn for a look, because too many others don't come to an end. */
public final class NoRoomException extends Exception {

  private final String reason;

  NoRoomException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** A sentence for the operator. */
  public String reason() {
    return reason;
  }
}
