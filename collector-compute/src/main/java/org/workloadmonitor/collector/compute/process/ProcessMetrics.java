package org.workloadmonitor.collector.compute.process;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** The metrics of this package, under the names of OpenTelemetry where it has one. */
public final class ProcessMetrics {

  static final MetricDescriptor COUNT =
      gauge("process.count", "{process}", "How many processes the selection finds; 0 if none.");
  static final MetricDescriptor CPU_TIME =
      counter("process.cpu.time", "s", "Processor time that the processes used.");
  static final MetricDescriptor CPU_UTILIZATION =
      gauge("process.cpu.utilization", "1", "Share of all processors that the processes use.");
  static final MetricDescriptor MEMORY =
      gauge("process.memory.usage", "By", "Physical memory in use, shared memory included.");
  static final MetricDescriptor VIRTUAL =
      gauge("process.memory.virtual", "By", "Size of the address space.");
  static final MetricDescriptor THREADS = gauge("process.thread.count", "{thread}", "Threads.");
  static final MetricDescriptor OPEN_FILES =
      gauge("process.open_file_descriptor.count", "{file_descriptor}", "Open file descriptors.");
  static final MetricDescriptor DISK_IO =
      counter("process.disk.io", "By", "Bytes read from and written to storage.");
  static final MetricDescriptor FAULTS =
      counter("process.paging.faults", "{fault}", "Page faults.");
  static final MetricDescriptor SWITCHES =
      counter("process.context_switches", "{context_switch}", "Context switches of all threads.");
  static final MetricDescriptor UPTIME =
      gauge("process.uptime", "s", "Time since the start of the process; of several, the oldest.");
  static final MetricDescriptor BY_STATE =
      gauge("system.process.count", "{process}", "All processes of the host, by state.");

  /** All of them. */
  public static final List<MetricDescriptor> ALL =
      List.of(
          COUNT,
          CPU_TIME,
          CPU_UTILIZATION,
          MEMORY,
          VIRTUAL,
          THREADS,
          OPEN_FILES,
          DISK_IO,
          FAULTS,
          SWITCHES,
          UPTIME,
          BY_STATE);

  private ProcessMetrics() {}
}
