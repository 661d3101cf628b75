package org.workloadmonitor.sink.local.console;

/**
 * Makes text safe to show. Names and messages come from elsewhere; what could move the cursor,
 * change colours or turn the direction of writing is replaced.
 */
final class Printable {

  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /** The same text on one line and without anything that a terminal takes as a command. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || c == '\r') {
                safe.append(' ');
              } else {
                safe.appendCodePoint(isSafe(c) ? c : REPLACEMENT);
              }
            });
    return safe.toString();
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** How many columns a text takes on a terminal. */
  static int width(String text) {
    return text.codePoints().map(Printable::width).sum();
  }

  /** The beginning of a text, ended with an ellipsis where something is left out. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder start = new StringBuilder();
    int room = columns - 1;
    for (int c : text.codePoints().toArray()) {
      room -= width(c);
      if (room < 0) {
        break;
      }
      start.appendCodePoint(c);
    }
    return columns <= 0 ? "" : start.append('…').toString();
  }

  /** After Unicode's East Asian Width (UAX #11), in the ranges that matter. */
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        c >= 0x1100
            && (c <= 0x115F
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD));
    return wide ? 2 : 1;
  }
}
