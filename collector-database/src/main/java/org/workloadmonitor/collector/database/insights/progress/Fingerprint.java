package org.workloadmonitor.collector.database.insights.progress;

import org.workloadmonitor.api.signal.Attributes;

/** A number for each series, the same after a restart: FNV-1a of 64 bits. */
final class Fingerprint {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static long of(String metric, Attributes attributes) {
    return add(add(OFFSET, metric), attributes.toString());
  }

  private static long add(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
