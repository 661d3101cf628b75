package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.collector.compute.reading.Reader.UNKNOWN;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that the kernel makes up when it is read. It stays open between runs: reading it again
 * from the beginning costs about half of what opening does.
 *
 * <p>{@link RandomAccessFile}, since an interrupt that meets a file channel closes it.
 */
public final class KernelFile implements AutoCloseable {

  /** To look for a file that is missing costs as much as to read one that is there. */
  private static final int RUNS_BETWEEN_LOOKS = 15;

  private final Path path;
  private final Text text;
  private @Nullable RandomAccessFile open;
  private int runsToNextLook;

  /**
   * Names a file, which need not be there.
   *
   * @param path the file
   * @param text takes its content at each read
   */
  public KernelFile(Path path, Text text) {
    this.path = path;
    this.text = text;
  }

  /** Whether the file is there. One that was missing is looked for again a few runs later. */
  public boolean exists() {
    if (open != null) {
      return true;
    }
    if (runsToNextLook > 0) {
      runsToNextLook--;
      return false;
    }
    boolean there = Files.exists(path);
    runsToNextLook = there ? 0 : RUNS_BETWEEN_LOOKS;
    return there;
  }

  /**
   * Reads the whole file.
   *
   * @return the content, valid until another file is read
   * @throws IOException if it can't be read; the message names the file
   */
  public Text read() throws IOException {
    try {
      if (open == null) {
        open = new RandomAccessFile(path.toFile(), "r");
      }
      text.fill(open);
      return text;
    } catch (IOException e) {
      close();
      throw new IOException("Can't read %s: %s.".formatted(path, reason(e)), e);
    }
  }

  /** Reads the whole file; empty if the kernel was told not to support it. */
  Text readIfSupported() throws IOException {
    try {
      return read();
    } catch (IOException e) {
      if (reason(e).contains("not supported")) {
        return text;
      }
      throw e;
    }
  }

  /** The first number in the file; unknown where the file is missing or can't be read. */
  public long number() {
    try {
      return exists() ? read().number() : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The JDK's messages begin with the path, and put the reason into parentheses. */
  private String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    String prefix = path + " (";
    return message.startsWith(prefix) && message.endsWith(")")
        ? message.substring(prefix.length(), message.length() - 1)
        : message;
  }

  /** What to say when the file was read, but does not hold what it should. */
  public IOException lacks(String what) {
    return new IOException("There is no '%s' in %s.".formatted(what, path));
  }

  @Override
  public void close() {
    RandomAccessFile file = open;
    open = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // Nothing was written to it, so nothing is lost.
      }
    }
  }
}
