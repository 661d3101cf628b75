package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * Controllers {@code cpuacct}, which counts nanoseconds and clock ticks, and {@code cpu} of version
 * 1.
 */
final class CpuV1 implements Reader<CpuUse> {

  private static final long MICROS_PER_TICK = 10_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Optional<KernelFile> usage;
  private final KeyedFile modes;
  private final KeyedFile quota;
  private final CpuLimit limit;

  CpuV1(CgroupFiles cpuacct, CgroupFiles cpu, CpuLimit limit) {
    this.limit = limit;
    usage = cpuacct.file("cpuacct.usage");
    modes = cpuacct.keyed("cpuacct.stat", "user", "system");
    quota = cpu.keyed("cpu.stat", "nr_periods", "nr_throttled", "throttled_time");
  }

  @Override
  public CpuUse read() throws IOException {
    modes.read();
    quota.read();
    return new CpuUse(
        inMicros(CgroupFiles.number(usage)),
        modes.value(0, MICROS_PER_TICK),
        modes.value(1, MICROS_PER_TICK),
        quota.value(0),
        quota.value(1),
        inMicros(quota.value(2)),
        limit.read());
  }

  private static long inMicros(long nanos) {
    return nanos < 0 ? nanos : nanos / NANOS_PER_MICRO;
  }
}
