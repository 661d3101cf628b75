package org.workloadmonitor.collector.database.insights;

/**
 * The last guard before a statement's text leaves: whatever is still quoted in it becomes a
 * question mark.
 *
 * <p>The texts come without literals. But engines let some pass (statements that are no queries,
 * for one), and the cut after 500 bytes may fall into the middle of one.
 */
final class Literals {

  private Literals() {}

  /**
   * Takes them out.
   *
   * @param doubleQuoted whether double quotes stand around literals, as in MySQL; names have
   *     backticks there
   */
  static String removed(String statement, boolean doubleQuoted) {
    StringBuilder kept = new StringBuilder(statement.length());
    int at = 0;
    while (at < statement.length()) {
      char c = statement.charAt(at);
      int end =
          c == '\'' || (doubleQuoted && c == '"')
              ? endOfQuoted(statement, at)
              : dollars(statement, at);
      if (end > at) {
        kept.append('?');
        at = end;
      } else {
        kept.append(c);
        at++;
      }
    }
    return kept.toString();
  }

  /** Behind the closing quote, or the end of a statement that was cut. */
  private static int endOfQuoted(String text, int start) {
    char quote = text.charAt(start);
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
          at++;
        } else {
          return at + 1;
        }
      }
    }
    return text.length();
  }

  /** Behind {@code $$...$$} or {@code $tag$...$tag$}; the start itself if there is none. */
  private static int dollars(String text, int start) {
    if (text.charAt(start) != '$') {
      return start;
    }
    int close = text.indexOf('$', start + 1);
    if (close < 0 || !isTag(text, start + 1, close)) {
      return start;
    }
    String tag = text.substring(start, close + 1);
    int end = text.indexOf(tag, close + 1);
    return end < 0 ? text.length() : end + tag.length();
  }

  /** A tag begins like a name, so that {@code $1$2} is none. */
  private static boolean isTag(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (!Character.isLetter(c) && c != '_' && (at == from || !Character.isDigit(c))) {
        return false;
      }
    }
    return true;
  }
}
