package org.workloadmonitor.collector.compute.cgroup;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import java.util.function.ToLongFunction;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.metric.Column;

/** The metrics of a container, under the names of OpenTelemetry where it has one. */
public final class ContainerMetrics {

  static final MetricDescriptor UPTIME =
      gauge("container.uptime", "s", "Time since the container started.");
  static final MetricDescriptor CPU_TIME =
      counter("container.cpu.time", "s", "Processor time that the container used.");
  static final MetricDescriptor CPU_USAGE =
      gauge("container.cpu.usage", "{cpu}", "Processors that the container kept busy.");
  static final MetricDescriptor CPU_LIMIT =
      gauge("container.cpu.limit", "{cpu}", "Processors that the container may keep busy.");
  static final MetricDescriptor CPU_UTILIZATION =
      gauge("container.cpu.utilization", "1", "Share of its processor limit that it uses.");
  static final MetricDescriptor PERIODS =
      counter(
          "container.cpu.throttling_data.periods",
          "{period}",
          "Periods of the processor quota in which the container had work to do.");
  static final MetricDescriptor THROTTLED_PERIODS =
      counter(
          "container.cpu.throttling_data.throttled_periods",
          "{period}",
          "Those of the periods in which the quota was used up.");
  static final MetricDescriptor THROTTLED_TIME =
      counter(
          "container.cpu.throttling_data.throttled_time",
          "s",
          "Time that tasks were held up because the quota was used up.");
  static final MetricDescriptor MEMORY_USAGE =
      gauge("container.memory.usage", "By", "Memory charged to the container, caches included.");
  static final MetricDescriptor WORKING_SET =
      gauge(
          "container.memory.working_set",
          "By",
          "Memory charged to the container without cached files that were not used for long.");
  static final MetricDescriptor RSS =
      gauge("container.memory.rss", "By", "Memory of the processes that no file stands behind.");
  static final MetricDescriptor CACHE =
      gauge("container.memory.cache", "By", "Cached content of files.");
  static final MetricDescriptor MEMORY_LIMIT =
      gauge("container.memory.limit", "By", "Memory that the container may use.");
  static final MetricDescriptor AVAILABLE =
      gauge("container.memory.available", "By", "Limit less working set.");
  static final MetricDescriptor MEMORY_UTILIZATION =
      gauge("container.memory.utilization", "1", "Share of its memory limit in the working set.");
  static final MetricDescriptor SWAP =
      gauge("container.memory.swap.usage", "By", "Swap space that the container uses.");
  static final MetricDescriptor SWAP_LIMIT =
      gauge("container.memory.swap.limit", "By", "Swap space that the container may use.");
  static final MetricDescriptor LIMIT_HITS =
      counter(
          "container.memory.limit_hits",
          "{event}",
          "How often usage was about to pass the memory limit.");
  static final MetricDescriptor OOM_KILLS =
      counter(
          "container.memory.oom_kills",
          "{process}",
          "Processes that the kernel killed because memory ran out.");
  static final MetricDescriptor FAULTS =
      counter("container.memory.paging.faults", "{fault}", "Page faults.");
  static final MetricDescriptor TASKS =
      gauge("container.pids.count", "{task}", "Processes and threads of the container.");
  static final MetricDescriptor TASK_LIMIT =
      gauge("container.pids.limit", "{task}", "Processes and threads that there may be.");
  static final MetricDescriptor DISK_IO =
      counter("container.disk.io", "By", "Bytes read from and written to block devices.");
  static final MetricDescriptor DISK_OPERATIONS =
      counter("container.disk.operations", "{operation}", "Reads and writes of block devices.");
  static final MetricDescriptor STALLED =
      counter(
          "container.psi.total_time",
          "s",
          "Time that some or all tasks were held up for want of a resource.");

  /** All of them. */
  public static final List<MetricDescriptor> ALL =
      List.of(
          UPTIME,
          CPU_TIME,
          CPU_USAGE,
          CPU_LIMIT,
          CPU_UTILIZATION,
          PERIODS,
          THROTTLED_PERIODS,
          THROTTLED_TIME,
          MEMORY_USAGE,
          WORKING_SET,
          RSS,
          CACHE,
          MEMORY_LIMIT,
          AVAILABLE,
          MEMORY_UTILIZATION,
          SWAP,
          SWAP_LIMIT,
          LIMIT_HITS,
          OOM_KILLS,
          FAULTS,
          TASKS,
          TASK_LIMIT,
          DISK_IO,
          DISK_OPERATIONS,
          STALLED);

  static final List<Column<CpuUse>> CPU =
      List.of(
          micros(CPU_TIME, Attributes.of("cpu.mode", "user"), CpuUse::user),
          micros(CPU_TIME, Attributes.of("cpu.mode", "system"), CpuUse::system),
          Column.of(PERIODS, CpuUse::periods),
          Column.of(THROTTLED_PERIODS, CpuUse::throttledPeriods),
          micros(THROTTLED_TIME, Attributes.EMPTY, CpuUse::throttled));

  static final List<Column<MemoryUse>> MEMORY =
      List.of(
          Column.of(MEMORY_USAGE, MemoryUse::usage),
          Column.of(WORKING_SET, MemoryUse::workingSet),
          Column.of(RSS, MemoryUse::anonymous),
          Column.of(CACHE, MemoryUse::cache),
          Column.of(SWAP, MemoryUse::swap),
          Column.of(SWAP_LIMIT, MemoryUse::swapLimit),
          Column.of(LIMIT_HITS, MemoryUse::limitHits),
          Column.of(OOM_KILLS, MemoryUse::oomKills),
          Column.of(FAULTS, "system.paging.fault.type", "minor", MemoryUse::minorFaults),
          Column.of(FAULTS, "system.paging.fault.type", "major", MemoryUse::majorFaults));

  static final List<Column<TaskUse>> PIDS =
      List.of(Column.of(TASKS, TaskUse::count), Column.of(TASK_LIMIT, TaskUse::limit));

  static final List<Column<DeviceUse>> DEVICE =
      List.of(
          Column.of(DISK_IO, "disk.io.direction", "read", DeviceUse::readBytes),
          Column.of(DISK_IO, "disk.io.direction", "write", DeviceUse::writtenBytes),
          Column.of(DISK_OPERATIONS, "disk.io.direction", "read", DeviceUse::reads),
          Column.of(DISK_OPERATIONS, "disk.io.direction", "write", DeviceUse::writes));

  private ContainerMetrics() {}

  private static Column<CpuUse> micros(
      MetricDescriptor metric, Attributes attributes, ToLongFunction<CpuUse> number) {
    return new Column<>(metric, attributes, 1e-6, number);
  }
}
