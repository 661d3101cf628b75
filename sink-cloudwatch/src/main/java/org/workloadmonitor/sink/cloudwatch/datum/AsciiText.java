package org.workloadmonitor.sink.cloudwatch.datum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Texts as names and values of dimensions: printable ASCII of a bounded length. No two texts become
 * one.
 *
 * <ul>
 *   <li>What is not printable ASCII is written as Java source would have it: a backslash, {@code u}
 *       and four digits. So is a backslash before a {@code u}.
 *   <li>What is too long is cut, and ends with {@code ~} and 16 digits of the SHA-256 of the whole.
 * </ul>
 */
final class AsciiText {

  private static final int DIGEST = 16;

  private AsciiText() {}

  /** The text, at most so many characters long. */
  static String of(String text, int longest) {
    return cut(isPlain(text) ? text : escaped(text), longest);
  }

  /** Printable ASCII, at most so many characters long. */
  static String cut(String ascii, int longest) {
    return ascii.length() <= longest
        ? ascii
        : ascii.substring(0, longest - DIGEST - 1) + "~" + digest(ascii);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == '\\' && text.startsWith("u", i + 1))) {
        out.append(escaped(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The escape of one character. */
  static String escaped(char c) {
    return "\\u" + HexFormat.of().toHexDigits(c);
  }

  /** Sixteen digits that differ where the texts do. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
