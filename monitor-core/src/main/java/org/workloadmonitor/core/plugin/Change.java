package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** What became of a loaded unit's files since it was loaded. */
final class Change {

  private Change() {}

  /** A sentence on the change; empty if the files hold what they held. */
  static Optional<String> of(LoadedUnit unit) {
    Path path = unit.files().path();
    List<UnitJar> jars = unit.loader().jars();
    try {
      if (!Files.exists(path)) {
        return Optional.of(
            "%s is gone. It goes on working until the agent is restarted.".formatted(path));
      }
      boolean sameJars = unit.files().jars().equals(jars.stream().map(UnitJar::path).toList());
      if (sameJars && allAsBefore(jars)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      // What can't be read any more has changed too.
    }
    return Optional.of(
        "%s has changed. The agent goes on with what it loaded; restart it to load what is there now."
            .formatted(path));
  }

  private static boolean allAsBefore(List<UnitJar> jars) throws IOException {
    for (UnitJar jar : jars) {
      try (JarFile now = JarOpener.inPlace(jar.path())) {
        if (!jar.hasSameContentAs(now)) {
          return false;
        }
      }
    }
    return true;
  }
}
