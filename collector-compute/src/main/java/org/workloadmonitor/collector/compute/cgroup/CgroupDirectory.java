package org.workloadmonitor.collector.compute.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of one controller.
 *
 * @param unified whether its files are those of version 2
 * @param own the container's directory
 * @param top the mount point above it, or the same
 */
record CgroupDirectory(boolean unified, Path own, Path top) {

  Path file(String name) {
    return own.resolve(name);
  }

  /** The file of that name in each directory from the container's up to the mount point. */
  List<Path> upwards(String name) {
    List<Path> files = new ArrayList<>();
    for (Path at = own; at != null && at.startsWith(top); at = at.getParent()) {
      files.add(at.resolve(name));
    }
    return files;
  }

  /**
   * Whether this is the root of the whole machine's hierarchy, which has no limits and counts what
   * everybody does. Namespaces hide that from the path, but the kernel gives {@code cgroup.events}
   * to every directory but the root (version 2), {@code cgroup.sane_behavior} to the root alone
   * (version 1).
   */
  boolean isWholeMachine() {
    return unified
        ? !Files.exists(file("cgroup.events"))
        : Files.exists(file("cgroup.sane_behavior"));
  }
}
