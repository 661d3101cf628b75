package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A file of lines, to which bytes are appended as a whole or not at all, and which no other agent
 * appends to meanwhile. For use by one thread at a time.
 */
final class LineFile implements AutoCloseable {

  /** One byte far behind any end: on Windows nobody else can read what is locked. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private final Path path;
  private final Disk disk;
  private final Logger log;
  private @Nullable FileChannel channel;

  /** Null where the file system has no locks. Held, for a lock that is collected is forgotten. */
  private @Nullable FileLock lock;

  /** The file that {@link #end} speaks of. */
  private @Nullable Object identity;

  /** Where the last whole line ends; what lies behind it is the rest of a write that failed. */
  private long end = -1;

  LineFile(Path path, Disk disk, Logger log) {
    this.path = path;
    this.disk = disk;
    this.log = log;
  }

  /**
   * Opens the file, unless it is open and still the one of that name. Ends a line that a crash left
   * unfinished, and cuts off what a failed append left.
   *
   * @return whether it was opened anew
   * @throws FileInUseException if another program has it
   */
  boolean open() throws IOException {
    if (channel != null && channel.isOpen() && isLocked() && hasItsName()) {
      return false;
    }
    close();
    Disk.createDirectoryOf(path);
    FileChannel opened = disk.open(path);
    try {
      lock = lock(opened);
      Object found = Disk.identity(path);
      if (end >= 0 && Objects.equals(found, identity) && opened.size() > end) {
        opened.truncate(end);
      }
      end = endOfWholeLines(opened);
      identity = found;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
    channel = opened;
    return true;
  }

  /** How many bytes are in the file. */
  long size() {
    return end;
  }

  /**
   * Appends whole lines. When that fails, nothing of them stays.
   *
   * @throws IOException if the file took none of it, so that it may be appended again
   */
  void append(byte[] lines) throws IOException {
    FileChannel open = openChannel();
    if (open.size() != end) {
      // Somebody emptied the file in place (logrotate's copytruncate) or wrote to it.
      end = endOfWholeLines(open);
    }
    ByteBuffer rest = ByteBuffer.wrap(lines);
    try {
      while (rest.hasRemaining()) {
        open.write(rest, end + rest.position());
      }
    } catch (IOException e) {
      takeBack(open, e);
      throw e;
    }
    end += lines.length;
  }

  /** Waits until everything is on the disk. */
  void sync() throws IOException {
    if (channel != null && channel.isOpen()) {
      channel.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private FileChannel openChannel() throws IOException {
    if (channel == null) {
      throw new IOException("The file is closed.");
    }
    return channel;
  }

  private boolean hasItsName() throws IOException {
    try {
      return Objects.equals(Disk.identity(path), identity);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private boolean isLocked() {
    return lock == null || lock.isValid();
  }

  private @Nullable FileLock lock(FileChannel opened) throws IOException {
    try {
      FileLock taken = opened.tryLock(LOCK_POSITION, 1, false);
      if (taken == null) {
        throw new FileInUseException(path);
      }
      return taken;
    } catch (OverlappingFileLockException e) {
      throw new FileInUseException(path);
    } catch (FileInUseException e) {
      throw e;
    } catch (IOException e) {
      log.warn(
          "The file system of {} has no locks ({}): take care that no other agent writes to it.",
          path,
          e.getMessage());
      return null;
    }
  }

  private static long endOfWholeLines(FileChannel opened) throws IOException {
    long size = opened.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size == 0 || (opened.read(last, size - 1) == 1 && last.get(0) == '\n')) {
      return size;
    }
    opened.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
    return size + 1;
  }

  /** What can't be cut off now (an interrupt closes the channel) is cut off by the next open. */
  private void takeBack(FileChannel open, IOException cause) {
    try {
      open.truncate(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
      try {
        close();
      } catch (IOException atClose) {
        cause.addSuppressed(atClose);
      }
    }
  }
}
