package org.workloadmonitor.collector.compute.cgroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * What can be read of a control group, whatever the version of each controller. A kernel or a
 * runtime need not have all of them.
 */
final class Controllers implements AutoCloseable {

  private final Text text = new Text();
  private final List<CgroupFiles> opened = new ArrayList<>();
  private final Optional<Reader<CpuUse>> cpu;
  private final Optional<Reader<MemoryUse>> memory;
  private final Optional<Reader<TaskUse>> tasks;
  private final Optional<Reader<List<DeviceUse>>> devices;
  private final Optional<CgroupFiles> unified;

  Controllers(CgroupLocator locator, int hostProcessors, LongSupplier nanoTime) {
    Optional<CgroupFiles> account = files(locator, "cpuacct");
    Optional<CgroupFiles> quota = files(locator, "cpu");
    Optional<CgroupFiles> sets = files(locator, "cpuset");
    cpu =
        account.map(
            files -> {
              CgroupFiles limits = quota.orElse(files);
              CpuLimit limit = new CpuLimit(limits, sets.orElse(limits), hostProcessors);
              return new Recent<>(cpu(files, limits, limit), nanoTime);
            });
    memory = files(locator, "memory").map(files -> new Recent<>(memory(files), nanoTime));
    tasks = files(locator, "pids").map(Tasks::new);
    devices = files(locator, "blkio").map(Controllers::devices);
    unified = locator.findUnified().map(this::open);
  }

  private Optional<CgroupFiles> files(CgroupLocator locator, String controller) {
    return locator.find(controller).map(this::open);
  }

  private CgroupFiles open(CgroupDirectory directory) {
    CgroupFiles files = new CgroupFiles(directory, text);
    opened.add(files);
    return files;
  }

  private static Reader<CpuUse> cpu(CgroupFiles account, CgroupFiles quota, CpuLimit limit) {
    return account.unified() ? new CpuV2(account, limit) : new CpuV1(account, quota, limit);
  }

  private static Reader<MemoryUse> memory(CgroupFiles files) {
    return files.unified() ? new MemoryV2(files) : new MemoryV1(files);
  }

  private static Reader<List<DeviceUse>> devices(CgroupFiles files) {
    return files.unified() ? new DevicesV2(files) : new DevicesV1(files);
  }

  boolean isEmpty() {
    return opened.isEmpty();
  }

  Optional<Reader<CpuUse>> cpu() {
    return cpu;
  }

  Optional<Reader<MemoryUse>> memory() {
    return memory;
  }

  Optional<Reader<TaskUse>> tasks() {
    return tasks;
  }

  Optional<Reader<List<DeviceUse>>> devices() {
    return devices;
  }

  /** The file that tells of stalls for want of a resource, which version 2 alone has. */
  Optional<KernelFile> pressure(String resource) {
    return unified.flatMap(files -> files.file(resource + ".pressure"));
  }

  @Override
  public void close() {
    opened.forEach(CgroupFiles::close);
  }
}
