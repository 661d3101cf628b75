package org.workloadmonitor.core.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories that only the agent's user may read; on Windows, by what they inherit. */
public final class PrivateDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * The directory, made where it is missing.
   *
   * @throws UncheckedIOException if it can't be made
   */
  public static Path at(Path directory) {
    try {
      if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        return Files.createDirectories(directory);
      }
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      PosixFileAttributeView view =
          Files.getFileAttributeView(directory, PosixFileAttributeView.class);
      if (!view.readAttributes().permissions().equals(OWNER_ONLY)) {
        view.setPermissions(OWNER_ONLY);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Can't make the directory %s: %s. The agent's user must be able to write there."
              .formatted(directory, e.getMessage()),
          e);
    }
  }
}
