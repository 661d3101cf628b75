package org.workloadmonitor.collector.database.insights.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import org.slf4j.Logger;

/**
 * The statements whose text was told, over restarts: the last 5,000 of them. For use by one thread
 * at a time.
 */
public final class SeenDigests {

  private static final int MOST = 5_000;

  private final Path file;
  private final Logger logger;
  private final LinkedHashSet<String> seen = new LinkedHashSet<>();
  private boolean changed;

  /** Neither reads nor writes yet. */
  SeenDigests(Path file, Logger logger) {
    this.file = file;
    this.logger = logger;
  }

  /** Reads the file, if it is there. */
  void load() {
    try {
      if (Files.exists(file)) {
        seen.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      logger.warn("Can't read {}; texts of statements are told again: {}", file, e.toString());
    }
  }

  /** Whether a digest was not seen before; from now on it was. */
  public boolean isNew(String digest) {
    boolean known = seen.contains(digest);
    seen.addLast(digest);
    if (known) {
      return false;
    }
    changed = true;
    if (seen.size() > MOST) {
      seen.removeFirst();
    }
    return true;
  }

  /** Writes the file if there is news. */
  void save() {
    if (!changed) {
      return;
    }
    changed = false;
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, seen);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      logger.warn("Can't write {}: {}", file, e.toString());
    }
  }
}
