package org.workloadmonitor.core.config;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps what placeholders brought, and what is a secret by its type, out of the messages that a
 * plugin's code writes about a block.
 */
final class Redaction {

  /** Longest first, so that a part of a secret does not break the whole. */
  private final SortedSet<String> hidden =
      new TreeSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

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
    for (String text : hidden) {
      cleaned = cleaned.replace(text, "***");
    }
    return Quote.clean(cleaned, 500);
  }
}
