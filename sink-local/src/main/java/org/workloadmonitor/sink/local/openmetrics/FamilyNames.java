package org.workloadmonitor.sink.local.openmetrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * Sees to it that no two families use the same name, not even in one of their lines. Who keeps a
 * name that several want depends only on who wants it, not on who came first. Guarded by its store.
 */
final class FamilyNames {

  private static final Comparator<Family> PRECEDENCE =
      Comparator.comparing((Family family) -> family.metric().name())
          .thenComparing(family -> family.metric().kind())
          .thenComparing(family -> family.metric().unit());

  private final Set<String> reserved;
  private final Logger log;
  private final Map<String, Family> claimed = new HashMap<>();

  /**
   * Begins with nothing claimed.
   *
   * @param reserved names that no family may use
   */
  FamilyNames(Set<String> reserved, Logger log) {
    this.reserved = reserved;
    this.log = log;
  }

  /**
   * Names a new family, and others anew if it wants the name of one of them.
   *
   * @param all every family, the new one included
   */
  void add(Family added, Collection<Family> all) {
    if (claim(added, added.parts().plain())) {
      return;
    }
    claimed.clear();
    List<Family> taken = new ArrayList<>();
    for (Family family : all.stream().sorted(PRECEDENCE).toList()) {
      if (!claim(family, family.parts().plain())) {
        taken.add(family);
      }
    }
    taken.forEach(this::claimDistinct);
  }

  void remove(Family family) {
    claimed.values().removeIf(owner -> owner == family);
  }

  private void claimDistinct(Family family) {
    String before = family.name();
    int attempt = 1;
    while (!claim(family, family.parts().distinct(attempt))) {
      attempt++;
    }
    if (!family.name().equals(before)) {
      log.warn(
          "The {} {} ({}) is served as {}, because another metric has the name {}.",
          Words.lowerCase(family.metric().kind()),
          family.metric().name(),
          family.metric().unit(),
          family.name(),
          family.parts().plain());
    }
  }

  private boolean claim(Family family, String name) {
    List<String> claims = claims(name, family.metric().kind());
    for (String claim : claims) {
      if (claimed.containsKey(claim) || reserved.contains(claim)) {
        return false;
      }
    }
    claims.forEach(claim -> claimed.put(claim, family));
    family.rename(name);
    return true;
  }

  /** Every name that a line of such a family may begin with. */
  private static List<String> claims(String name, MetricKind kind) {
    return switch (kind) {
      case GAUGE -> List.of(name);
      case COUNTER -> List.of(name, name + "_total", name + "_created");
      case HISTOGRAM ->
          List.of(name, name + "_bucket", name + "_count", name + "_sum", name + "_created");
    };
  }
}
