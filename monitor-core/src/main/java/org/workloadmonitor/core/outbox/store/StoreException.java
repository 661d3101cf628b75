package org.workloadmonitor.core.outbox.store;

/** The disk did not do what it was asked to. Nothing of the step was applied. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean damaged;

  private StoreException(String message, Throwable cause, boolean damaged) {
    super(message, cause);
    this.damaged = damaged;
  }

  /** The file can't be used now; later it may. */
  public static StoreException unavailable(String message, Throwable cause) {
    return new StoreException(message, cause, false);
  }

  /** What is in the file is not what was written to it, and will not get better. */
  public static StoreException damaged(String message, Throwable cause) {
    return new StoreException(message, cause, true);
  }

  /** Whether the file has to be set aside. */
  public boolean isDamaged() {
    return damaged;
  }
}
