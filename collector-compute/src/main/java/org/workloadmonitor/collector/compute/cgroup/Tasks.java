package org.workloadmonitor.collector.compute.cgroup;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The controller {@code pids}, which is the same in both versions. */
final class Tasks implements Reader<TaskUse> {

  private final Optional<KernelFile> current;
  private final List<KernelFile> limits;

  Tasks(CgroupFiles pids) {
    current = pids.file("pids.current");
    limits = pids.upwards("pids.max");
  }

  @Override
  public TaskUse read() {
    return new TaskUse(CgroupFiles.number(current), CgroupFiles.least(limits));
  }
}
