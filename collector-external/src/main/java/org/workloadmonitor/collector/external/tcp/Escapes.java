package org.workloadmonitor.collector.external.tcp;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Control characters as they are written in a text without YAML's own escapes: {@code \r}, {@code
 * \n}, {@code \t}, {@code \0}, {@code \\}, and any byte as {@code \x1B}. Other backslashes stay.
 */
final class Escapes {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([rnt0\\\\])|x([0-9A-Fa-f]{2}))");

  private Escapes() {}

  /** The bytes of a text, each as one character: of an escape the one it names, else UTF-8. */
  static String bytes(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return bytes.indexOf('\\') < 0
        ? bytes
        : ESCAPE.matcher(bytes).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
  }

  /** A text that is taken as it is, whatever is in it. */
  static String escape(String text) {
    return text.replace("\\", "\\\\");
  }

  /** The text that bytes are, as far as they are one. */
  static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String character(MatchResult escape) {
    if (escape.group(2) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(2), 16));
    }
    return switch (escape.group(1)) {
      case "r" -> "\r";
      case "n" -> "\n";
      case "t" -> "\t";
      case "0" -> "\0";
      default -> "\\";
    };
  }
}
