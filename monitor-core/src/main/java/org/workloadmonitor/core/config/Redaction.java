package org.workloadmonitor.core.config;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps what placeholders brought, and what is a secret by its type, out of the messages that a
 * plugin's code writes about a block.
 */
final class Redaction {

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
      cleaned = cleaned.replace(text, "***");
    }
    return Quote.clean(cleaned, 500);
  }

  /** A part of a secret must not break the whole before it is found. */
  private List<String> longestFirst() {
    return hidden.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }
}
