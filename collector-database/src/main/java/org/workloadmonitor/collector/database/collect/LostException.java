package org.workloadmonitor.collector.database.collect;

import org.workloadmonitor.collector.database.connection.Fault;

/** The connection broke during a run, and why. */
final class LostException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  LostException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
