package org.workloadmonitor.collector.compute.cgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A mounted control group hierarchy: one line of {@code /proc/self/mountinfo}
 * (proc_pid_mountinfo(5)).
 *
 * @param root the directory of the hierarchy that is seen at the mount point
 * @param mountPoint where it is mounted, an absolute path
 * @param unified whether this is version 2
 * @param controllers the controllers of a version 1 hierarchy; empty for version 2
 */
record CgroupMount(String root, String mountPoint, boolean unified, Set<String> controllers) {

  private static final int ROOT = 3;
  private static final int MOUNT_POINT = 4;
  private static final int FIRST_OPTIONAL = 6;

  static List<CgroupMount> parse(List<String> mountinfo) {
    List<CgroupMount> mounts = new ArrayList<>();
    for (String line : mountinfo) {
      List<String> fields = Arrays.asList(line.split(" ", -1));
      int separator = fields.indexOf("-");
      if (separator < FIRST_OPTIONAL || fields.size() < separator + 4) {
        continue;
      }
      String type = fields.get(separator + 1);
      if (type.equals("cgroup") || type.equals("cgroup2")) {
        boolean unified = type.equals("cgroup2");
        Set<String> options = Set.copyOf(Arrays.asList(fields.get(separator + 3).split(",", -1)));
        mounts.add(
            new CgroupMount(
                unescaped(fields.get(ROOT)),
                unescaped(fields.get(MOUNT_POINT)),
                unified,
                unified ? Set.of() : options));
      }
    }
    return mounts;
  }

  /** Whether a controller of version 1 is found here. */
  boolean has(String controller) {
    return controllers.contains(controller);
  }

  /** The kernel writes blanks and backslashes in paths as three octal digits. */
  private static String unescaped(String path) {
    if (path.indexOf('\\') < 0) {
      return path;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\\' && i + 3 < path.length()) {
        text.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
