package org.workloadmonitor.core.config;

/** The forms of the words that a configuration gives to things. */
final class Words {

  private static final int LONGEST = 128;

  private Words() {}

  /** Letters, digits, '_', '-' and '.', starting with a letter or digit: safe as a file's name. */
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isLetterOrDigit(c) || "_-.".indexOf(c) >= 0);
  }

  static String idRule(String text) {
    return "'id' must be letters, digits, '_', '-' or '.', starting with a letter or digit, not %s."
        .formatted(Quote.of(text));
  }

  /** Lower-case letters, digits and '_', starting with a letter. */
  static boolean isComponentType(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars().allMatch(c -> c == '_' || (isLetterOrDigit(c) && (c < 'A' || c > 'Z')));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
