package org.workloadmonitor.collector.compute.cgroup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a process stands in each hierarchy: {@code /proc/self/cgroup} (cgroups(7)).
 *
 * @param paths its directory in the version 1 hierarchy of each controller
 * @param unified its directory in the version 2 hierarchy; null where there is none
 */
record CgroupMembership(Map<String, String> paths, @Nullable String unified) {

  static CgroupMembership parse(List<String> lines) {
    Map<String, String> paths = new HashMap<>();
    String unified = null;
    for (String line : lines) {
      String[] fields = line.split(":", 3);
      if (fields.length != 3) {
        continue;
      }
      if (fields[0].equals("0") && fields[1].isEmpty()) {
        unified = fields[2];
      }
      for (String controller : fields[1].split(",", -1)) {
        if (!controller.isEmpty() && controller.indexOf('=') < 0) {
          paths.put(controller, fields[2]);
        }
      }
    }
    return new CgroupMembership(Map.copyOf(paths), unified);
  }
}
