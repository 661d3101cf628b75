package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sink asks of the file system; tests put a full disk in its place. */
interface Disk {

  /** The file system of this machine. */
  Disk REAL =
      path ->
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              attributes(path.getFileSystem(), "rw-------"));

  /** Opens a file for reading and writing; one that is not there is created for its owner alone. */
  FileChannel open(Path path) throws IOException;

  /** Creates the directories above a file that are missing, for their owner alone. */
  static void createDirectoryOf(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory, attributes(directory.getFileSystem(), "rwx------"));
    }
  }

  /** What tells a file from another that took its name; null where the system has no such thing. */
  static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Gives a file the rights of another, where the system has any. */
  static void copyRights(Set<PosixFilePermission> rights, Path to) throws IOException {
    if (!rights.isEmpty()) {
      Files.setPosixFilePermissions(to, rights);
    }
  }

  /** Who may do what with a file; empty where the system does not say. */
  static Set<PosixFilePermission> rights(Path path) throws IOException {
    return isPosix(path.getFileSystem()) ? Files.getPosixFilePermissions(path) : Set.of();
  }

  private static FileAttribute<?>[] attributes(FileSystem system, String rights) {
    return isPosix(system)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(FileSystem system) {
    return system.supportedFileAttributeViews().contains("posix");
  }
}
