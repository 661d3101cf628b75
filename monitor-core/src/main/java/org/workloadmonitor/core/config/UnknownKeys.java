package org.workloadmonitor.core.config;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.workloadmonitor.core.config.YamlTree.Mapping;

/**
 * The keys of a block that mean nothing.
 *
 * @param any whether there is one
 * @param meant the known keys that they look like, and which are therefore not also missing
 */
record UnknownKeys(boolean any, Set<String> meant) {

  /** Reports each key of a block that is not known. */
  static UnknownKeys report(Mapping block, Set<String> known, Problems problems) {
    boolean any = false;
    Set<String> meant = new HashSet<>();
    for (Map.Entry<String, YamlTree.Entry> entry : block.entries().entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        any = true;
        Suggestions.nearest(key, known).ifPresent(meant::add);
        problems.error(
            entry.getValue().keyPlace(),
            "Unknown key %s.%s".formatted(Quote.of(key), Suggestions.hint(key, known)));
      }
    }
    return new UnknownKeys(any, meant);
  }
}
