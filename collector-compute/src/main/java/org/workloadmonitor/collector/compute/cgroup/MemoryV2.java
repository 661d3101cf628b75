package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The controller {@code memory} of version 2. */
final class MemoryV2 implements Reader<MemoryUse> {

  private final Optional<KernelFile> current;
  private final Optional<KernelFile> swapCurrent;
  private final Optional<KernelFile> swapMax;
  private final KeyedFile stat;
  private final KeyedFile events;
  private final List<KernelFile> limits;

  MemoryV2(CgroupFiles memory) {
    current = memory.file("memory.current");
    swapCurrent = memory.file("memory.swap.current");
    swapMax = memory.file("memory.swap.max");
    stat = memory.keyed("memory.stat", "inactive_file", "anon", "file", "pgfault", "pgmajfault");
    events = memory.keyed("memory.events", "max", "oom_kill");
    limits = memory.upwards("memory.max");
  }

  @Override
  public MemoryUse read() throws IOException {
    stat.read();
    events.read();
    return new MemoryUse(
        CgroupFiles.number(current),
        stat.value(0),
        stat.value(1),
        stat.value(2),
        CgroupFiles.number(swapCurrent),
        CgroupFiles.number(swapMax),
        CgroupFiles.least(limits),
        events.value(0),
        events.value(1),
        stat.value(3),
        stat.value(4));
  }
}
