package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Compresses files that were moved aside, one after the other on a thread of its own, so that no
 * write waits. What it does not finish is done after the next start. For use by one thread.
 */
final class Compressor implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final OldFiles files;
  private final Logger log;
  private @Nullable Thread running;

  Compressor(OldFiles files, Logger log) {
    this.files = files;
    this.log = log;
  }

  /** Compresses whatever is not compressed yet; returns at once. */
  void start() {
    Thread before = running;
    // A platform thread: compressing never waits, and would keep virtual threads from running.
    running =
        Thread.ofPlatform().daemon().name("compress-" + files).start(() -> compressAll(before));
  }

  /** Waits until nothing is left to compress. */
  void finish() throws InterruptedException {
    if (running != null) {
      running.join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (running != null) {
      running.interrupt();
    }
    finish();
  }

  private void compressAll(@Nullable Thread before) {
    try {
      if (before != null) {
        awaitEnd(before);
      }
      for (OldFile old : files.list()) {
        if (!old.compressed()) {
          compress(old.path(), old.compressedPath());
        }
      }
    } catch (InterruptedException e) {
      // The sink is being closed.
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        log.warn("Can't compress old files; they stay as they are until the next one.", e);
      }
    }
  }

  /** An interrupt is for all that are under way: nothing is written any more after the last. */
  private static void awaitEnd(Thread before) throws InterruptedException {
    try {
      before.join();
    } catch (InterruptedException e) {
      before.interrupt();
      before.join();
      throw e;
    }
  }

  private static void compress(Path plain, Path compressed) throws IOException {
    Path unfinished = compressed.resolveSibling(compressed.getFileName() + ".part");
    try (InputStream in = Files.newInputStream(plain)) {
      Files.deleteIfExists(unfinished);
      Disk.REAL.open(unfinished).close();
      try (OutputStream out =
          new GZIPOutputStream(
              Files.newOutputStream(unfinished, StandardOpenOption.WRITE), CHUNK)) {
        in.transferTo(out);
      }
      Disk.copyRights(Disk.rights(plain), unfinished);
      Files.move(unfinished, compressed, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(plain);
    } catch (NoSuchFileException e) {
      // It was among the oldest and is gone.
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
