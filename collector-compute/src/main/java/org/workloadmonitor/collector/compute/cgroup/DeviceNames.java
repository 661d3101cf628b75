package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The names of block devices by their numbers. */
final class DeviceNames {

  private final Path byNumber;
  private final Map<String, String> known = new HashMap<>();

  DeviceNames(Path root) {
    byNumber = root.resolve("sys/dev/block");
  }

  /** The device's name, such as {@code sda}; its number where it has none. */
  String of(String number) {
    return known.computeIfAbsent(number, this::look);
  }

  private String look(String number) {
    try {
      Path device = Files.readSymbolicLink(byNumber.resolve(number)).getFileName();
      return device == null ? number : device.toString();
    } catch (IOException | UnsupportedOperationException e) {
      return number;
    }
  }
}
