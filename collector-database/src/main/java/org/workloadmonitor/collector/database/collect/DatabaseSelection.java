package org.workloadmonitor.collector.database.collect;

import java.util.List;
import org.workloadmonitor.api.config.Description;

/**
 * The databases of a server for which groups are read that a session of its own is needed for.
 *
 * @param include names, in which {@code *} stands for any text; none for the session's own database
 * @param exclude names to leave out again
 */
public record DatabaseSelection(
    @Description("Names of databases, * for any text; without it, the URL's database alone.")
        List<String> include,
    @Description("Names to leave out again.") List<String> exclude) {

  /** Copies the lists. */
  public DatabaseSelection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Those of the names that are chosen, in their order. */
  List<String> chosen(List<String> names, String own) {
    if (include.isEmpty()) {
      return own.isEmpty() ? List.of() : List.of(own);
    }
    return names.stream()
        .filter(name -> matchesAny(include, name) && !matchesAny(exclude, name))
        .toList();
  }

  private static boolean matchesAny(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    if (!name.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    for (int from = star; from <= name.length(); from++) {
      if (matches(rest, name.substring(from))) {
        return true;
      }
    }
    return false;
  }
}
