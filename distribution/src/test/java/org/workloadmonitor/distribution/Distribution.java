package org.workloadmonitor.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The unpacked distribution that this build made. */
final class Distribution {
  static final Path HOME = Path.of(System.getProperty("monitor.distribution"));
  static final Path LAUNCHER = HOME.resolve("bin/monitor");

  private Distribution() {}

  /** The files in a folder of the distribution, by name. */
  static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what was packed, for a test that changes it. */
  static void copyTo(Path home) throws IOException {
    for (Path file : everything()) {
      Files.copy(file, home.resolve(HOME.relativize(file).toString()));
    }
  }

  /** Every file and folder that was packed, without what a run has added. */
  static List<Path> everything() {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files.filter(file -> !file.startsWith(HOME.resolve("data"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
