package org.workloadmonitor.core.plugin;

import static org.workloadmonitor.core.plugin.PluginState.DUPLICATE_ID;
import static org.workloadmonitor.core.plugin.PluginState.DUPLICATE_TYPE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps ids and types unique. The first unit that claims one keeps it; a later one is refused as a
 * whole, for half a plugin would be harder to understand than none.
 */
final class Duplicates {

  private final Map<String, LoadedUnit> ids = new HashMap<>();
  private final Map<String, LoadedUnit> types = new HashMap<>();

  void claim(LoadedUnit unit) throws UnitRefused {
    LoadedUnit sameId = ids.get(unit.facts().id());
    if (sameId != null) {
      throw refused(DUPLICATE_ID, unit, sameId, "the id " + unit.facts().id());
    }
    for (TypeFacts type : unit.facts().types()) {
      LoadedUnit sameType = types.get(key(type));
      if (sameType != null) {
        throw refused(DUPLICATE_TYPE, unit, sameType, "the " + key(type));
      }
    }
    ids.put(unit.facts().id(), unit);
    unit.facts().types().forEach(type -> types.put(key(type), unit));
  }

  private static String key(TypeFacts type) {
    return type.kind().word() + " " + type.type();
  }

  private static UnitRefused refused(
      PluginState state, LoadedUnit later, LoadedUnit first, String what) {
    return new UnitRefused(
        state,
        "%s has %s, and so has %s (version %s), which came first and stays. Remove one of the two."
            .formatted(
                later.files().path(),
                what,
                first.files().path(),
                first.facts().version().isEmpty() ? "unknown" : first.facts().version()),
        Optional.of(later.facts()));
  }
}
