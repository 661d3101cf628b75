package org.workloadmonitor.core.config;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps what placeholders brought, and what is a secret by its type, out of the messages that a
 * plugin's code writes about a block.
 */
final class Redaction {

  /** Shorter ones stand in the midst of other words by chance, so they are hidden as words only. */
  private static final int SHORT = 5;

  private final Set<String> hidden = new HashSet<>();

  void hide(String text) {
    if (!text.isBlank()) {
      hidden.add(text);
      hidden.add(text.strip());
    }
  }

  /**
   * The message with {@code ***} in place of each hidden text, on one line and of a fair length.
   */
  String clean(String message) {
    String cleaned = message;
    for (String text : longestFirst()) {
      cleaned = without(text, cleaned);
    }
    return Quote.clean(cleaned, 500);
  }

  private static String without(String secret, String message) {
    return secret.length() < SHORT
        ? message.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", "***")
        : message.replace(secret, "***");
  }

  /** A part of a secret must not break the whole before it is found. */
  private List<String> longestFirst() {
    return hidden.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }
}
