package org.workloadmonitor.core.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a crash leaves: the files as they are at one moment, while they are open. */
final class Crash {

  private Crash() {}

  /** Copies a queue's files to another folder. */
  static Path copy(Path folder, String name, Path to) throws IOException {
    Files.createDirectories(to);
    for (String part : List.of("", "-wal")) {
      Path from = folder.resolve(name + part);
      Files.deleteIfExists(to.resolve(name + part));
      if (Files.exists(from)) {
        Files.copy(from, to.resolve(name + part));
      }
    }
    return to.resolve(name);
  }
}
