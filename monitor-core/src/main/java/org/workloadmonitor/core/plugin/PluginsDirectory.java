package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in the plugins directory.
 *
 * @param units the units, by name
 * @param notes what the operator should know of the directory
 * @param refusal why no unit may be loaded; empty if they may
 */
record PluginsDirectory(List<UnitFiles> units, List<String> notes, Optional<UnitRefused> refusal) {

  static PluginsDirectory read(Path directory) {
    if (!Files.exists(directory)) {
      return empty("There is no plugins directory %s, so there are no plugins.", directory);
    }
    if (!Files.isDirectory(directory)) {
      return empty("%s is a file, but should be the directory of the plugins.", directory);
    }
    try {
      List<UnitFiles> units = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      for (Path path : UnitFiles.sorted(directory)) {
        if (UnitFiles.isUnit(path)) {
          units.add(UnitFiles.of(path));
        } else if (!isText(path)) {
          notes.add("%s is ignored: a plugin is a .jar, or a folder of them.".formatted(path));
        }
      }
      Optional<String> mistake = WriteAccess.mistake(directory);
      mistake.ifPresent(notes::add);
      return new PluginsDirectory(
          units, notes, mistake.map(why -> new UnitRefused(PluginState.WRITABLE_BY_OTHERS, why)));
    } catch (IOException e) {
      return empty(
          "The plugins directory %s can't be read (" + e.getClass().getSimpleName() + ").",
          directory);
    }
  }

  private static PluginsDirectory empty(String note, Path directory) {
    return new PluginsDirectory(List.of(), List.of(note.formatted(directory)), Optional.empty());
  }

  private static boolean isText(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".md") || name.endsWith(".txt");
  }
}
