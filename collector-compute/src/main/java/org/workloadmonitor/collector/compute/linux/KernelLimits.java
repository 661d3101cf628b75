package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/** Tables and pools of the kernel (admin-guide/sysctl of its documentation). */
final class KernelLimits implements Part {

  private static final MetricDescriptor PROCESS_LIMIT =
      gauge("system.process.limit", "{thread}", "The most processes and threads there can be.");
  private static final MetricDescriptor INODES =
      gauge("system.linux.inode.count", "{inode}", "Inodes that the kernel keeps in memory.");
  private static final MetricDescriptor INODES_FREE =
      gauge("system.linux.inode.free", "{inode}", "Inodes in memory that are unused.");
  private static final MetricDescriptor DENTRIES =
      gauge("system.linux.dentry.count", "{dentry}", "Directory entries kept in memory.");
  private static final MetricDescriptor DENTRIES_UNUSED =
      gauge("system.linux.dentry.unused", "{dentry}", "Directory entries that nobody uses.");
  private static final MetricDescriptor DENTRIES_NEGATIVE =
      gauge(
          "system.linux.dentry.negative",
          "{dentry}",
          "Unused directory entries of files that do not exist.");
  private static final MetricDescriptor ENTROPY =
      gauge("system.linux.entropy.available", "bit", "Randomness that the kernel has gathered.");

  static final List<MetricDescriptor> METRICS =
      List.of(
          PROCESS_LIMIT,
          INODES,
          INODES_FREE,
          DENTRIES,
          DENTRIES_UNUSED,
          DENTRIES_NEGATIVE,
          ENTROPY);

  private final boolean full;
  private final KernelFile pids;
  private final KernelFile threads;
  private final KernelFile inodes;
  private final KernelFile dentries;
  private final KernelFile entropy;
  private final Series processLimit = series(PROCESS_LIMIT);
  private final Series inodeCount = series(INODES);
  private final Series inodesFree = series(INODES_FREE);
  private final Series dentryCount = series(DENTRIES);
  private final Series dentriesUnused = series(DENTRIES_UNUSED);
  private final Series dentriesNegative = series(DENTRIES_NEGATIVE);
  private final Series entropyAvailable = series(ENTROPY);

  KernelLimits(Kernel kernel, Detail detail) {
    this.full = detail == Detail.FULL;
    this.pids = kernel.proc("sys/kernel/pid_max");
    this.threads = kernel.proc("sys/kernel/threads-max");
    this.inodes = kernel.proc("sys/fs/inode-nr");
    this.dentries = kernel.proc("sys/fs/dentry-state");
    this.entropy = kernel.proc("sys/kernel/random/entropy_avail");
  }

  private static Series series(MetricDescriptor metric) {
    return new Series(metric, Attributes.EMPTY, 1, Instant.EPOCH);
  }

  @Override
  public String name() {
    return "kernel limits";
  }

  @Override
  public void collect(Run run) throws IOException {
    Recorder out = run.recorder();
    processLimit.record(out, Math.min(pids.number(), threads.number()));
    if (full) {
      recordTables(out);
      entropyAvailable.record(out, entropy.number());
    }
  }

  private void recordTables(Recorder out) throws IOException {
    if (inodes.exists()) {
      Text text = inodes.read();
      inodeCount.record(out, text.number());
      inodesFree.record(out, text.number());
    }
    if (dentries.exists()) {
      Text text = dentries.read();
      dentryCount.record(out, text.number());
      dentriesUnused.record(out, text.number());
      text.skipField();
      text.skipField();
      dentriesNegative.record(out, text.number());
    }
  }
}
