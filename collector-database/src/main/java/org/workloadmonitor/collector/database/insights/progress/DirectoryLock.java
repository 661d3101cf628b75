package org.workloadmonitor.collector.database.insights.progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Whose state a directory holds: the first one's that asks, for as long as it is open or its
 * process lives.
 */
final class DirectoryLock implements AutoCloseable {

  private final Path file;
  private @Nullable FileChannel held;

  DirectoryLock(Path file) {
    this.file = file;
  }

  /** Whether it is ours, now at the latest. */
  boolean hold() {
    if (held != null) {
      return true;
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        held = channel;
        return true;
      }
      channel.close();
    } catch (IOException e) {
      // A directory in which nothing can be locked keeps no state either.
    }
    return false;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (held != null) {
        held.close();
        held = null;
      }
    } catch (IOException e) {
      // The process ends it.
    }
  }
}
