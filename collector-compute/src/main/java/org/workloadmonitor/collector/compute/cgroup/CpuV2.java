package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code cpu.stat} of version 2. */
final class CpuV2 implements Reader<CpuUse> {

  private final KeyedFile stat;
  private final CpuLimit limit;

  CpuV2(CgroupFiles cpu, CpuLimit limit) {
    this.limit = limit;
    stat =
        cpu.keyed(
            "cpu.stat",
            "usage_usec",
            "user_usec",
            "system_usec",
            "nr_periods",
            "nr_throttled",
            "throttled_usec");
  }

  @Override
  public CpuUse read() throws IOException {
    stat.read();
    return new CpuUse(
        stat.value(0),
        stat.value(1),
        stat.value(2),
        stat.value(3),
        stat.value(4),
        stat.value(5),
        limit.read());
  }
}
