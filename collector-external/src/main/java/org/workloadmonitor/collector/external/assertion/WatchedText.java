package org.workloadmonitor.collector.external.assertion;

/**
 * A text that stops whoever reads it when the time is over: the one way to end a regular expression
 * that backtracks without end.
 */
final class WatchedText implements CharSequence {

  private final CharSequence text;
  private final Watch watch;

  WatchedText(CharSequence text, Watch watch) {
    this.text = text;
    this.watch = watch;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    watch.step();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new WatchedText(text.subSequence(start, end), watch);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
