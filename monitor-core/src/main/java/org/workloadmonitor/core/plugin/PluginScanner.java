package org.workloadmonitor.core.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds plugin units, loads them side by side, and says what became of each. A unit that fails or
 * hangs costs only itself. For use by one thread at a time.
 */
public final class PluginScanner {

  /** Plugins load in well under a second; one that needs this long waits for something. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final UnitLoader loader;
  private final Duration patience;

  PluginScanner(JarOpener opener, Duration patience) {
    this.loader = new UnitLoader(opener);
    this.patience = patience;
  }

  /** A scanner for one look: it reads the jars where they are. */
  public static PluginScanner readingInPlace() {
    return new PluginScanner(JarOpener::inPlace, PATIENCE);
  }

  /**
   * A scanner for an agent that runs on: it reads copies of the jars, so that a jar may be
   * overwritten while the agent runs.
   *
   * @param copies a directory for the copies, which have no name there once they are opened
   */
  public static PluginScanner readingCopies(Path copies) {
    return new PluginScanner(JarOpener.ofCopies(copies), PATIENCE);
  }

  /**
   * Loads every unit of a directory, in the order of their names.
   *
   * @param directory where the units are; where it is missing the registry is empty and has a note
   * @return every unit with its state; a broken unit never ends the scan
   */
  public PluginRegistry scan(Path directory) {
    return rescan(directory, new PluginRegistry(List.of(), List.of()));
  }

  /**
   * Looks again: loads units that are new or did not load, and leaves loaded ones alone.
   *
   * @param before the registry of the scan before, of the same directory
   * @return all units; a loaded one whose files changed or are gone is in state RESTART_NEEDED
   */
  public PluginRegistry rescan(Path directory, PluginRegistry before) {
    PluginsDirectory found = PluginsDirectory.read(directory);
    Map<Path, ScannedUnit> units = new TreeMap<>();
    Duplicates duplicates = new Duplicates();
    for (LoadedUnit loaded : before.loaded()) {
      keep(loaded, duplicates);
      units.put(
          loaded.files().path(),
          Change.of(loaded)
              .map(change -> ScannedUnit.of(loaded, PluginState.RESTART_NEEDED, change))
              .orElseGet(() -> ScannedUnit.of(loaded)));
    }
    List<UnitFiles> others =
        found.units().stream().filter(files -> !units.containsKey(files.path())).toList();
    if (found.refusal().isPresent()) {
      others.forEach(
          files -> units.put(files.path(), ScannedUnit.of(found.refusal().get(), files)));
    } else {
      units.putAll(load(others, duplicates));
    }
    return new PluginRegistry(List.copyOf(units.values()), found.notes());
  }

  private static void keep(LoadedUnit loaded, Duplicates duplicates) {
    try {
      duplicates.claim(loaded);
    } catch (UnitRefused e) {
      throw new IllegalStateException("Two loaded plugins share an id or a type.", e);
    }
  }

  private Map<Path, ScannedUnit> load(List<UnitFiles> all, Duplicates duplicates) {
    List<BoundedLoad> loads = all.stream().map(f -> BoundedLoad.start(loader, f)).toList();
    Map<Path, ScannedUnit> units = new HashMap<>();
    for (BoundedLoad load : loads) {
      units.put(load.files().path(), settle(load, duplicates));
    }
    return units;
  }

  private ScannedUnit settle(BoundedLoad load, Duplicates duplicates) {
    try {
      LoadedUnit loaded = load.result(patience);
      try {
        duplicates.claim(loaded);
      } catch (UnitRefused e) {
        loaded.loader().close();
        throw e;
      }
      return ScannedUnit.of(loaded);
    } catch (UnitRefused e) {
      return ScannedUnit.of(e, load.files());
    }
  }
}
