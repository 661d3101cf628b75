package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * The controller {@code memory} of version 1. It counts swap space together with memory ({@code
 * memsw}), and tells of the limits above what can be seen.
 */
final class MemoryV1 implements Reader<MemoryUse> {

  private final Optional<KernelFile> usage;
  private final Optional<KernelFile> failures;
  private final KeyedFile stat;
  private final KeyedFile oom;
  private final List<KernelFile> limits;

  MemoryV1(CgroupFiles memory) {
    usage = memory.file("memory.usage_in_bytes");
    failures = memory.file("memory.failcnt");
    oom = memory.keyed("memory.oom_control", "oom_kill");
    limits = memory.upwards("memory.limit_in_bytes");
    stat =
        memory.keyed(
            "memory.stat",
            "total_inactive_file",
            "total_rss",
            "total_cache",
            "total_pgfault",
            "total_pgmajfault",
            "total_swap",
            "hierarchical_memory_limit",
            "hierarchical_memsw_limit");
  }

  @Override
  public MemoryUse read() throws IOException {
    stat.read();
    oom.read();
    long limit = stat.value(6);
    long withSwap = stat.value(7);
    return new MemoryUse(
        CgroupFiles.number(usage),
        stat.value(0),
        stat.value(1),
        stat.value(2),
        stat.value(5),
        limit < 0 || withSwap < limit ? Reader.UNKNOWN : withSwap - limit,
        CgroupFiles.lesser(limit, CgroupFiles.least(limits)),
        CgroupFiles.number(failures),
        oom.value(0),
        stat.value(3),
        stat.value(4));
  }
}
