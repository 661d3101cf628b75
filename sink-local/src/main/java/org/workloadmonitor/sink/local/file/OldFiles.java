package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that were moved aside, beside the one that is written to. */
final class OldFiles {

  private final Path current;
  private final int keep;

  OldFiles(Path current, int keep) {
    this.current = current;
    this.keep = keep;
  }

  /** Moves the current file aside. */
  void moveAside(Instant now) throws IOException {
    int number = 1;
    while (isTaken(OldFile.of(current, now, number))) {
      number++;
    }
    Files.move(current, OldFile.of(current, now, number).path());
  }

  private static boolean isTaken(OldFile name) {
    return Files.exists(name.path()) || Files.exists(name.compressedPath());
  }

  /** Deletes the oldest beyond the number that is kept. */
  void deleteOldest() throws IOException {
    List<OldFile> all = list();
    for (OldFile old : all.subList(0, Math.max(0, all.size() - keep))) {
      Files.deleteIfExists(old.path());
    }
  }

  /** All of them, oldest first. */
  List<OldFile> list() throws IOException {
    try (Stream<Path> beside = Files.list(current.getParent())) {
      return beside
          .map(candidate -> OldFile.parse(current, candidate))
          .flatMap(Optional::stream)
          .sorted()
          .toList();
    }
  }

  @Override
  public String toString() {
    return current.getFileName().toString();
  }
}
