package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that nobody else may write to, whatever the umask of the build is. */
final class Protected {

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private Protected() {}

  /** Protects a directory and all in it. */
  static void all(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(directory)) {
      found = walk.toList();
    }
    for (Path file : found) {
      one(file);
    }
  }

  /** Protects a file, where there is such a thing. */
  static Path one(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && Files.exists(file)) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
      if (permissions.removeAll(OF_OTHERS)) {
        view.setPermissions(permissions);
      }
    }
    return file;
  }
}
