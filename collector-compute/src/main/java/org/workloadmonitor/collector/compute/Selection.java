package org.workloadmonitor.collector.compute;

import java.util.List;

/** Decides on a name by two lists of patterns. */
final class Selection {

  private Selection() {}

  /** Whether the name fits one of the included patterns, or there is none, and no excluded one. */
  static boolean wants(String name, List<Glob> include, List<Glob> exclude) {
    return (include.isEmpty() || anyMatches(include, name)) && !anyMatches(exclude, name);
  }

  private static boolean anyMatches(List<Glob> patterns, String name) {
    for (Glob pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }
}
