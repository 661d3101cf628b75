package org.workloadmonitor.collector.external.assertion;

/**
 * Refuses a text that would take too long or too much memory to be read as JSON. The parser has no
 * deadline: Java takes 18 s of CPU for one number of a million digits, and hours for 16 million.
 */
final class JsonSize {

  /** 2 to the power of 1,024, the end of what a double holds, has 309. */
  private static final int MOST_DIGITS = 1_000;

  /** What the smallest object in a list takes, several times over: others are read as well. */
  private static final int BYTES_PER_VALUE = 640;

  private JsonSize() {}

  /** How many values a text may have in a heap of this size: 100,000 in one of 64 MiB. */
  static long mostValues(long heap) {
    return heap / BYTES_PER_VALUE;
  }

  /**
   * Checks a text.
   *
   * @param mostValues how many values it may have
   * @throws IllegalArgumentException if it is refused; the message is for a person
   */
  static void check(String json, long mostValues) {
    long values = 0;
    int digits = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        }
        quoted = c != '"';
        continue;
      }
      quoted = c == '"';
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits > MOST_DIGITS) {
        throw new IllegalArgumentException(
            "The body holds a number of more than %d digits.".formatted(MOST_DIGITS));
      }
      if ((c == ',' || c == '{' || c == '[') && ++values > mostValues) {
        throw new IllegalArgumentException(
            "The body has more than %d values, too many for the agent's memory."
                .formatted(mostValues));
      }
    }
  }
}
