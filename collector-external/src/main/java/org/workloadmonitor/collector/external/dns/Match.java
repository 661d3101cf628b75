package org.workloadmonitor.collector.external.dns;

import java.util.Set;

/** How the values of an answer are compared with those expected. */
public enum Match {
  /** At least one that was expected is there. */
  ANY,
  /** All that were expected are there. */
  ALL,
  /** All that were expected are there, and no other. */
  EXACT;

  boolean isMet(Set<String> expected, Set<String> found) {
    return switch (this) {
      case ANY -> expected.stream().anyMatch(found::contains);
      case ALL -> found.containsAll(expected);
      case EXACT -> found.equals(expected);
    };
  }

  /** What was expected, as the end of a sentence. */
  String words() {
    return switch (this) {
      case ANY -> "one of";
      case ALL -> "all of";
      case EXACT -> "exactly";
    };
  }
}
