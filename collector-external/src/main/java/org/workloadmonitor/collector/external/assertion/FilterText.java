package org.workloadmonitor.collector.external.assertion;

/** A text read from left to right, as json-path reads a path and its filters. */
final class FilterText {

  private final String text;
  private int at;

  FilterText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(String what) {
    return text.startsWith(what, at);
  }

  int position() {
    return at;
  }

  String from(int start) {
    return text.substring(start, at);
  }

  /** Passes over white space and then over a word, if that is what comes. */
  boolean take(String what) {
    skipSpace();
    if (!isAt(what)) {
      return false;
    }
    at += what.length();
    return true;
  }

  void skipSpace() {
    while (!isAtEnd() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /**
   * Passes over one character, or over all of what begins with it: a quoted text, an expression
   * between slashes, what stands in brackets.
   *
   * @throws IllegalArgumentException if it does not end
   */
  void skip() {
    char first = text.charAt(at++);
    switch (first) {
      case '\'', '"', '/' -> skipTo(first);
      case '(' -> skipGroup(')');
      case '[' -> skipGroup(']');
      case '{' -> skipGroup('}');
      default -> {}
    }
  }

  private void skipTo(char end) {
    while (!isAtEnd() && text.charAt(at) != end) {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
    }
    close(end);
  }

  private void skipGroup(char end) {
    while (!isAtEnd() && text.charAt(at) != end) {
      skip();
    }
    close(end);
  }

  private void close(char end) {
    if (isAtEnd()) {
      throw new IllegalArgumentException("Something in '%s' lacks its %s.".formatted(text, end));
    }
    at++;
  }
}
