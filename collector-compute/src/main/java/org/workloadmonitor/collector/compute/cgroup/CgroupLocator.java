package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the directories of the agent's own container among the mounted hierarchies.
 *
 * <p>Where the agent sees its hierarchy only from its container downwards (a control group
 * namespace, or a mount of that one directory) the mount point is the container, however deep the
 * agent itself was put below it. Where it sees the whole machine's hierarchy, its own directory is.
 */
final class CgroupLocator {

  private final Path root;
  private final boolean namespaced;
  private final CgroupMembership membership;
  private final List<CgroupMount> mounts;

  private CgroupLocator(
      Path root, boolean namespaced, CgroupMembership membership, List<CgroupMount> mounts) {
    this.root = root;
    this.namespaced = namespaced;
    this.membership = membership;
    this.mounts = mounts;
  }

  static CgroupLocator of(Path root) throws IOException {
    Path self = root.resolve("proc/self");
    return new CgroupLocator(
        root,
        Namespace.CGROUP.isPrivate(root),
        CgroupMembership.parse(Files.readAllLines(self.resolve("cgroup"))),
        CgroupMount.parse(Files.readAllLines(self.resolve("mountinfo"))));
  }

  /**
   * The container's directory for a controller.
   *
   * @param controller its name in version 1, such as {@code blkio}; in version 2 all share one
   *     directory
   */
  Optional<CgroupDirectory> find(String controller) {
    String path = membership.paths().get(controller);
    return path == null ? findUnified() : find(path, mount -> mount.has(controller));
  }

  /** The container's directory in the hierarchy of version 2. */
  Optional<CgroupDirectory> findUnified() {
    String path = membership.unified();
    return path == null ? Optional.empty() : find(path, CgroupMount::unified);
  }

  private Optional<CgroupDirectory> find(String path, Predicate<CgroupMount> wanted) {
    if (isOutside(path)) {
      return Optional.empty();
    }
    return mounts.stream()
        .filter(wanted)
        .filter(mount -> !isOutside(mount.root()))
        .map(mount -> directory(mount, path))
        .filter(directory -> Files.isDirectory(directory.own()))
        .findFirst()
        .filter(directory -> !directory.isWholeMachine());
  }

  private CgroupDirectory directory(CgroupMount mount, String within) {
    Path top = below(root, mount.mountPoint());
    boolean wholeHierarchy = !namespaced && mount.root().equals("/");
    return new CgroupDirectory(mount.unified(), wholeHierarchy ? below(top, within) : top, top);
  }

  private static Path below(Path directory, String absolute) {
    return directory.resolve(absolute.substring(1));
  }

  /** Paths above the namespace's root are written with {@code ..}, and lead nowhere from here. */
  private static boolean isOutside(String path) {
    return path.equals("/..") || path.startsWith("/../");
  }
}
