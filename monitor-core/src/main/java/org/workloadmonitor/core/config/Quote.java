package org.workloadmonitor.core.config;

/** Words of a configuration file as a message shows them. */
final class Quote {

  private static final int LONGEST = 60;

  private Quote() {}

  /** The text in quotes, cut if it is long, without what could disturb a terminal or a log. */
  static String of(String text) {
    return "'" + clean(text, LONGEST) + "'";
  }

  /** A text of others on one line, cut if it is longer than a message should be. */
  static String clean(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(c -> isHarmless(c) ? c : ' ')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > longest ? shown + "..." : shown.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
