package org.workloadmonitor.core.outbox.store;

/** A file in good order that this queue must not read. */
public final class ForeignFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String word;

  ForeignFileException(String word, String message) {
    super(message);
    this.word = word;
  }

  /** What to call the file when it is set aside. */
  public String word() {
    return word;
  }
}
