package org.workloadmonitor.collector.database.connection;

import java.sql.SQLException;

/** No connection, and why: a word, and a sentence for the operator. */
public final class DatabaseException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /**
   * Creates one.
   *
   * @param fault the word
   * @param message what went wrong and what to do, without secrets
   */
  public DatabaseException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  DatabaseException(Fault fault, String message, SQLException cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** The word for it. */
  public Fault fault() {
    return fault;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
