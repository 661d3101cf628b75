package org.workloadmonitor.core.plugin;

import java.util.Optional;

/**
 * A unit after a scan.
 *
 * @param unit what is shown of it
 * @param loaded what it offers; present exactly if its state is usable
 */
record ScannedUnit(PluginUnit unit, Optional<LoadedUnit> loaded) {

  static ScannedUnit of(LoadedUnit loaded) {
    return of(loaded, PluginState.LOADED, loaded.warning());
  }

  static ScannedUnit of(LoadedUnit loaded, PluginState state, String detail) {
    PluginUnit unit =
        new PluginUnit(
            loaded.files().name(),
            loaded.files().path(),
            state,
            detail,
            Optional.of(loaded.facts()));
    return new ScannedUnit(unit, Optional.of(loaded));
  }

  static ScannedUnit of(UnitRefused refused, UnitFiles files) {
    return new ScannedUnit(refused.unit(files), Optional.empty());
  }
}
