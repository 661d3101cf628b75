package org.workloadmonitor.collector.compute;

import java.util.List;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * Which block devices to watch.
 *
 * @param include names to watch; empty for all
 * @param exclude names to leave out of them
 * @param partitions whether to watch the partitions of a disk beside the disk itself
 */
public record DiskConfig(
    @Description("Names to watch, such as [sd*, nvme*]; empty for all.") List<Glob> include,
    @Default("[loop*, ram*, zram*, sr*, fd*]") @Description("Names to leave out of them.")
        List<Glob> exclude,
    @Default("false") @Description("Also watch partitions, not only whole disks.")
        boolean partitions) {

  /** Copies the lists. */
  public DiskConfig {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  boolean wants(String device) {
    return Selection.wants(device, include, exclude);
  }
}
