package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;

/**
 * How many processors the container may use at once: the least of the quotas from its directory
 * upwards, and of the processors that it is bound to.
 */
final class CpuLimit {

  private final List<Quota> quotas;
  private final List<KernelFile> bindings;
  private final int processors;

  /**
   * Prepares to read.
   *
   * @param cpu the controller {@code cpu}
   * @param cpuset the controller {@code cpuset}
   * @param processors how many processors the host has: being bound to all of them is no limit
   */
  CpuLimit(CgroupFiles cpu, CgroupFiles cpuset, int processors) {
    this.processors = processors;
    this.quotas = cpu.unified() ? unified(cpu) : separate(cpu);
    this.bindings =
        cpuset.unified()
            ? cpuset.upwards("cpuset.cpus.effective")
            : cpuset.file("cpuset.effective_cpus", "cpuset.cpus").stream().toList();
  }

  private static List<Quota> unified(CgroupFiles cpu) {
    return cpu.upwards("cpu.max").stream().<Quota>map(file -> () -> quota(file)).toList();
  }

  /** {@code 50000 100000}, or {@code max 100000}. */
  private static double quota(KernelFile file) throws IOException {
    Text text = file.read();
    return processors(text.number(), text.number());
  }

  private static List<Quota> separate(CgroupFiles cpu) {
    List<KernelFile> quotas = cpu.upwards("cpu.cfs_quota_us");
    List<KernelFile> periods = cpu.upwards("cpu.cfs_period_us");
    return IntStream.range(0, Math.min(quotas.size(), periods.size()))
        .<Quota>mapToObj(i -> () -> processors(quotas.get(i).number(), periods.get(i).number()))
        .toList();
  }

  private static double processors(long quota, long period) {
    return quota < 0 || period <= 0 ? Double.NaN : (double) quota / period;
  }

  /** The limit; NaN where there is none. */
  double read() throws IOException {
    double least = Double.NaN;
    for (Quota quota : quotas) {
      least = lesser(least, quota.processors());
    }
    for (KernelFile binding : bindings) {
      int bound = CpuList.count(binding.read().word());
      least = bound > 0 && bound < processors ? lesser(least, bound) : least;
    }
    return least;
  }

  private static double lesser(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  @FunctionalInterface
  private interface Quota {
    double processors() throws IOException;
  }
}
