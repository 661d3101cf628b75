package org.workloadmonitor.collector.external.tcp;

/** What a server said, as it can be shown: not too long, and without control characters. */
final class Shown {

  private static final int LONGEST = 120;

  private Shown() {}

  static String of(String text) {
    String part = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return part.strip().replaceAll("\\p{Cntrl}+", " ");
  }
}
