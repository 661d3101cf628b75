package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the machine has. A limit that is no less is none.
 *
 * @param processors processors that the kernel schedules on
 * @param memory memory in bytes
 */
record HostSize(int processors, long memory) {

  private static final long KIB = 1024;

  static HostSize of(Path root) {
    return new HostSize(processors(root), memory(root));
  }

  private static int processors(Path root) {
    try {
      return CpuList.count(Files.readString(root.resolve("sys/devices/system/cpu/online")));
    } catch (IOException e) {
      return Integer.MAX_VALUE;
    }
  }

  private static long memory(Path root) {
    try {
      return Files.readAllLines(root.resolve("proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
