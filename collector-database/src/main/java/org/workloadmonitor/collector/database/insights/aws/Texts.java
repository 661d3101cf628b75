package org.workloadmonitor.collector.database.insights.aws;

import org.jspecify.annotations.Nullable;

/** Words of others as part of our messages. */
final class Texts {

  private static final int LONGEST = 300;

  private Texts() {}

  /** One line of bounded length that ends with a full stop. */
  static String sentence(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "no reason was given.";
    }
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() > LONGEST) {
      return line.substring(0, LONGEST - 3) + "...";
    }
    return line.endsWith(".") ? line : line + ".";
  }
}
