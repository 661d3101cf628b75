package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Series;

/** {@code /proc/meminfo} (proc_meminfo(5)). */
final class LinuxMemory implements Reader<MemoryReading> {

  private static final MetricDescriptor SHARED =
      gauge("system.memory.linux.shared", "By", "Shared memory, that of tmpfs included.");
  private static final MetricDescriptor SLAB =
      gauge(
          "system.memory.linux.slab.usage", "By", "Memory that the kernel keeps for its objects.");
  private static final MetricDescriptor HUGE_LIMIT =
      gauge("system.memory.linux.hugepages.limit", "{page}", "Huge pages set aside.");
  private static final MetricDescriptor HUGE_USAGE =
      gauge("system.memory.linux.hugepages.usage", "{page}", "Huge pages by state.");
  private static final MetricDescriptor HUGE_RESERVED =
      gauge(
          "system.memory.linux.hugepages.reserved",
          "{page}",
          "Free huge pages that are promised to someone.");
  private static final MetricDescriptor HUGE_SURPLUS =
      gauge(
          "system.memory.linux.hugepages.surplus", "{page}", "Huge pages beyond those set aside.");
  private static final MetricDescriptor HUGE_SIZE =
      gauge("system.memory.linux.hugepages.page_size", "By", "Size of a huge page.");

  static final List<MetricDescriptor> METRICS =
      List.of(SHARED, SLAB, HUGE_LIMIT, HUGE_USAGE, HUGE_RESERVED, HUGE_SURPLUS, HUGE_SIZE);

  private static final List<String> NAMES =
      List.of(
          "MemTotal",
          "MemFree",
          "MemAvailable",
          "Buffers",
          "Cached",
          "Shmem",
          "SReclaimable",
          "SUnreclaim",
          "HugePages_Total",
          "HugePages_Free",
          "HugePages_Rsvd",
          "HugePages_Surp",
          "Hugepagesize");

  private final CounterTable table;
  private final boolean full;
  private final Series shared = bytes(SHARED, Attributes.EMPTY);
  private final Series reclaimable = bytes(SLAB, slab("reclaimable"));
  private final Series unreclaimable = bytes(SLAB, slab("unreclaimable"));
  private final Series hugeLimit = pages(HUGE_LIMIT, Attributes.EMPTY);
  private final Series hugeUsed = pages(HUGE_USAGE, huge("used"));
  private final Series hugeFree = pages(HUGE_USAGE, huge("free"));
  private final Series hugeReserved = pages(HUGE_RESERVED, Attributes.EMPTY);
  private final Series hugeSurplus = pages(HUGE_SURPLUS, Attributes.EMPTY);
  private final Series hugeSize = bytes(HUGE_SIZE, Attributes.EMPTY);

  LinuxMemory(Kernel kernel, Detail detail, Instant start) {
    this.full = detail == Detail.FULL;
    this.table =
        new CounterTable(
            kernel.proc("meminfo"),
            KeyedLines::new,
            NAMES,
            full ? KernelCounter.MEMINFO : List.of(),
            start);
  }

  /** The kernel writes kB and means KiB. */
  private static Series bytes(MetricDescriptor metric, Attributes attributes) {
    return new Series(metric, attributes, 1024, Instant.EPOCH);
  }

  private static Series pages(MetricDescriptor metric, Attributes attributes) {
    return new Series(metric, attributes, 1, Instant.EPOCH);
  }

  private static Attributes slab(String state) {
    return Attributes.of("system.memory.linux.slab.state", state);
  }

  private static Attributes huge(String state) {
    return Attributes.of("system.memory.linux.hugepages.state", state);
  }

  @Override
  public MemoryReading read() throws IOException {
    table.read();
    return new MemoryReading(
        table.required("MemTotal") * 1024,
        inBytes("MemFree"),
        inBytes("MemAvailable"),
        inBytes("Buffers"),
        inBytes("Cached"),
        this::emit);
  }

  private long inBytes(String name) {
    long kibibytes = table.value(name);
    return kibibytes < 0 ? UNKNOWN : kibibytes * 1024;
  }

  private void emit(Recorder out) {
    shared.record(out, table.value("Shmem"));
    reclaimable.record(out, table.value("SReclaimable"));
    unreclaimable.record(out, table.value("SUnreclaim"));
    long huge = table.value("HugePages_Total");
    if (huge > 0 || full) {
      hugeLimit.record(out, huge);
      long free = table.value("HugePages_Free");
      hugeUsed.record(out, free < 0 ? UNKNOWN : huge - free);
      hugeFree.record(out, free);
      hugeReserved.record(out, table.value("HugePages_Rsvd"));
      hugeSurplus.record(out, table.value("HugePages_Surp"));
      hugeSize.record(out, table.value("Hugepagesize"));
    }
    table.emit(out);
  }
}
