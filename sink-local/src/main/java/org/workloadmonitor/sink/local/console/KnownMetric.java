package org.workloadmonitor.sink.local.console;

import java.util.List;
import java.util.Map;

/**
 * A metric that deserves a place in the summary.
 *
 * @param name the metric's name
 * @param attributes what a series must carry to count
 * @param label what it is called; {@code {name}} stands for an attribute's value
 * @param how what becomes of several series
 */
record KnownMetric(String name, Map<String, String> attributes, String label, How how) {

  /** What becomes of several series. */
  enum How {
    /** Each has a place of its own, the highest first, up to three. */
    EACH,
    /** They are added up. */
    SUM
  }

  /** In the order in which they are shown. */
  static final List<KnownMetric> ALL =
      List.of(
          each("system.cpu.utilization", "CPU"),
          each("system.memory.utilization", "Memory"),
          each("container.cpu.utilization", "Container CPU"),
          each("container.memory.utilization", "Container mem."),
          each("system.filesystem.utilization", "Disk {system.filesystem.mountpoint}"),
          sum("system.network.io", "network.io.direction", "receive", "Network in"),
          sum("system.network.io", "network.io.direction", "transmit", "Network out"),
          sum("system.disk.io", "disk.io.direction", "read", "Disk read"),
          sum("system.disk.io", "disk.io.direction", "write", "Disk write"),
          each("system.cpu.load_average.1m", "Load, 1 min"),
          each("system.disk.busy", "Busy {system.device}"),
          each("system.paging.utilization", "Swap"),
          each("process.cpu.utilization", "CPU {process.name}"),
          each("workload.health_check.duration", "Health check"),
          each("system.uptime", "Uptime"));

  private static KnownMetric each(String name, String label) {
    return new KnownMetric(name, Map.of(), label, How.EACH);
  }

  private static KnownMetric sum(String name, String attribute, String value, String label) {
    return new KnownMetric(name, Map.of(attribute, value), label, How.SUM);
  }
}
