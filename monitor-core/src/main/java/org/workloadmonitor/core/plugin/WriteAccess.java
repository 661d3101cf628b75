package org.workloadmonitor.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Looks whether other users may write to a file: whoever can put a jar there can run code as the
 * agent.
 *
 * <p>The owner is trusted, as the owner of {@code bin} and {@code lib} is. So is a group of the
 * owner's own name, which many systems give each user, and the group root. Where a file system
 * knows no POSIX permissions, as on Windows, nothing is checked.
 */
final class WriteAccess {

  private WriteAccess() {}

  /** Refuses a file that others may write to; of a symbolic link, the file it leads to. */
  static void requireOwn(Path path) throws UnitRefused, IOException {
    Optional<String> mistake = mistake(path);
    if (mistake.isPresent()) {
      throw new UnitRefused(PluginState.WRITABLE_BY_OTHERS, mistake.get());
    }
  }

  /** What is wrong and what to do; empty if nothing is. */
  static Optional<String> mistake(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return Optional.empty();
    }
    PosixFileAttributes attributes = view.readAttributes();
    if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      return Optional.of(
          "Every user may write to %s, and so could run code as the agent. Run: chmod o-w %s"
              .formatted(path, path));
    }
    String group = attributes.group().getName();
    boolean ownGroup = group.equals(attributes.owner().getName()) || group.equals("root");
    if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE) && !ownGroup) {
      return Optional.of(
          "The group %s may write to %s, and so could run code as the agent. Run: chmod g-w %s"
              .formatted(group, path, path));
    }
    return Optional.empty();
  }
}
