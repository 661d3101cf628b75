package org.workloadmonitor.collector.external.assertion;

/**
 * A text that stops whoever reads it when the time is over: the one way to end a regular expression
 * that backtracks without end.
 */
final class WatchedText implements CharSequence {

  /** Reading the time costs as much as reading some dozen characters. */
  private static final int PAUSE = 0xFFF;

  private final CharSequence text;
  private final Deadline deadline;
  private int reads;

  WatchedText(CharSequence text, Deadline deadline) {
    this.text = text;
    this.deadline = deadline;
  }

  /** The time is over. */
  static final class TooLongException extends RuntimeException {
    TooLongException() {
      super("The deadline has passed.", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if ((++reads & PAUSE) == 0
        && (deadline.hasPassed() || Thread.currentThread().isInterrupted())) {
      throw new TooLongException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new WatchedText(text.subSequence(start, end), deadline);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
