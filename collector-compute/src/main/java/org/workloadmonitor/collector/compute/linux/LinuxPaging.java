package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.PagingReading;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code /proc/swaps} (proc_swaps(5)) and {@code /proc/vmstat} (proc_vmstat(5)). */
final class LinuxPaging implements Reader<PagingReading> {

  private static final MetricDescriptor OOM_KILLS =
      counter(
          "system.memory.linux.oom_kills",
          "{process}",
          "Processes that the kernel killed because memory had run out.");

  static final List<MetricDescriptor> METRICS = List.of(OOM_KILLS);

  private static final KernelCounter OOM_KILL = new KernelCounter("oom_kill", OOM_KILLS, 1);

  private final KernelFile swaps;
  private final CounterTable vmstat;
  private long total;
  private long used;

  LinuxPaging(Kernel kernel, Detail detail, Instant start) {
    this.swaps = kernel.proc("swaps");
    List<KernelCounter> more =
        detail == Detail.FULL
            ? Stream.concat(Stream.of(OOM_KILL), KernelCounter.VMSTAT.stream()).toList()
            : List.of(OOM_KILL);
    this.vmstat =
        new CounterTable(
            kernel.proc("vmstat"),
            KeyedLines::new,
            List.of("pswpin", "pswpout", "pgfault", "pgmajfault"),
            more,
            start);
  }

  @Override
  public PagingReading read() throws IOException {
    readSwaps();
    vmstat.read();
    return new PagingReading(
        total,
        used,
        vmstat.value("pswpin"),
        vmstat.value("pswpout"),
        minorFaults(vmstat.value("pgfault"), vmstat.value("pgmajfault")),
        vmstat.value("pgmajfault"),
        vmstat);
  }

  /** A kernel without swap support has no such file. */
  private void readSwaps() throws IOException {
    total = UNKNOWN;
    used = UNKNOWN;
    if (!swaps.exists()) {
      return;
    }
    Text text = swaps.read();
    total = 0;
    used = 0;
    text.nextLine();
    for (; !text.atEnd(); text.nextLine()) {
      text.skipField();
      text.skipField();
      long size = text.number();
      long inUse = text.number();
      if (size >= 0 && inUse >= 0) {
        total += size * 1024;
        used += inUse * 1024;
      }
    }
  }

  /** The kernel's pgfault counts major faults too. */
  private static long minorFaults(long all, long major) {
    return all < 0 || major < 0 ? UNKNOWN : Math.max(0, all - major);
  }
}
