package org.workloadmonitor.collector.external.tcp;

import org.workloadmonitor.collector.external.mask.Told;

/** What a server said, as it can be shown: not too long, and without control characters. */
final class Shown {

  private static final int LONGEST = 120;

  private Shown() {}

  static String of(String text) {
    return Told.beginning(text.strip(), LONGEST);
  }
}
