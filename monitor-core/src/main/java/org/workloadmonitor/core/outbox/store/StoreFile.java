package org.workloadmonitor.core.outbox.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the file of one queue, whatever lies in its place: what can't be read is set aside under
 * another name and never stands in the way of a start.
 */
public final class StoreFile implements StoreOpener {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final String kind;
  private final InstantSource clock;

  /**
   * Names the file.
   *
   * @param kind what the items are made for: they are of no use for another kind
   */
  public StoreFile(Path file, String kind, InstantSource clock) {
    this.file = file;
    this.kind = kind;
    this.clock = clock;
  }

  @Override
  public Store open() throws StoreException {
    try {
      NativeSqlite.load(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      if (Files.isDirectory(file)) {
        setAside("corrupt", "is a directory");
      }
      return opened();
    } catch (StoreException e) {
      if (!e.isDamaged()) {
        throw e;
      }
      setAside("corrupt", String.valueOf(e.getMessage()));
      return openedAnew();
    } catch (ForeignFileException e) {
      setAside(e.word(), String.valueOf(e.getMessage()));
      return openedAnew();
    }
  }

  private Store openedAnew() throws StoreException {
    try {
      return opened();
    } catch (ForeignFileException e) {
      throw StoreException.unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private Store opened() throws StoreException, ForeignFileException {
    try {
      Files.createFile(file, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      LOG.trace("{} exists.", file);
    } catch (IOException e) {
      throw StoreException.unavailable("the file can't be made (" + e.getMessage() + ")", e);
    }
    return SqliteStore.open(file, kind);
  }

  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void setAside(String word, String why) throws StoreException {
    Path aside = null;
    // The log goes with its file, or SQLite would play it into the next one.
    for (String part : List.of("-wal", "-shm", "-journal", "")) {
      Path from = file.resolveSibling(file.getFileName() + part);
      if (Files.exists(from)) {
        aside = aside == null ? free(word) : aside;
        move(from, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    LOG.warn(
        "The queue {} {}. It is set aside as {}, and a new one begins.",
        file,
        why,
        aside == null ? "nothing" : aside.getFileName());
  }

  private Path free(String word) {
    String stamp = STAMP.format(Instant.ofEpochMilli(clock.millis()));
    String name = "%s.%s-%s".formatted(file.getFileName(), word, stamp);
    Path path = file.resolveSibling(name);
    for (int i = 2; Files.exists(path); i++) {
      path = file.resolveSibling(name + "-" + i);
    }
    return path;
  }

  private static void move(Path from, Path to) throws StoreException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StoreException.unavailable(
          "the damaged file %s can't be set aside (%s)".formatted(from, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
