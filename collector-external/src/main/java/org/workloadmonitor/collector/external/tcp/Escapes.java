package org.workloadmonitor.collector.external.tcp;

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

  static String resolve(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
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
