package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.metric.Devices;
import org.workloadmonitor.collector.compute.metric.Row;
import org.workloadmonitor.collector.compute.metric.Share;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** Emits what a container's control group tells. */
final class ContainerPart implements Part {

  private final Container container;
  private final Optional<Instant> begin;
  private final DeviceNames names;
  private final Row<CpuUse> cpu;
  private final Row<MemoryUse> memory;
  private final Row<TaskUse> tasks;
  private final Devices<String, Row<DeviceUse>> devices;
  private final List<Stalls> stalls;
  private final Share busy = new Share();

  /**
   * Creates the part and takes the first reading of what is compared from run to run.
   *
   * @param begin when the container began, if that is known
   * @param bootTime when the host started
   */
  ContainerPart(Container container, Optional<Instant> begin, Instant bootTime, long nanoTime) {
    Instant start = begin.orElse(bootTime);
    this.container = container;
    this.begin = begin;
    this.names = new DeviceNames(container.root());
    this.cpu = new Row<>(ContainerMetrics.CPU, Attributes.EMPTY, start);
    this.memory = new Row<>(ContainerMetrics.MEMORY, Attributes.EMPTY, start);
    this.tasks = new Row<>(ContainerMetrics.PIDS, Attributes.EMPTY, start);
    this.devices = new Devices<>(start, this::device);
    this.stalls =
        List.of("cpu", "memory", "io").stream()
            .flatMap(
                resource ->
                    container.pressure(resource).stream()
                        .map(file -> new Stalls(file, resource, start)))
            .toList();
    try {
      container.cpu().ifPresent(use -> busy.begin(use.totalMillis(), nanoTime));
    } catch (IOException e) {
      // The first run meets the same failure and reports it.
    }
  }

  private Row<DeviceUse> device(String number, Instant since) {
    Attributes attributes = Attributes.of("system.device", names.of(number));
    return new Row<>(ContainerMetrics.DEVICE, attributes, since);
  }

  @Override
  public String name() {
    return "container";
  }

  @Override
  public void collect(Run run) throws IOException {
    Recorder out = run.recorder();
    if (begin.isPresent()) {
      Duration age = Duration.between(begin.get(), out.time());
      out.gauge(ContainerMetrics.UPTIME, Math.max(0, age.toMillis()) / 1000.0);
    }
    container.cpu().ifPresent(use -> cpu(run, use));
    container.memory().ifPresent(use -> memory(out, use));
    container.tasks().ifPresent(use -> tasks.record(out, use));
    for (DeviceUse use : container.devices()) {
      devices.of(use.number()).record(out, use);
    }
    devices.endOfReading(out.time());
    stalls.forEach(stall -> stall.record(out));
  }

  private void cpu(Run run, CpuUse use) {
    Recorder out = run.recorder();
    cpu.record(out, use);
    double limit = use.limit();
    if (limit > 0) {
      out.gauge(ContainerMetrics.CPU_LIMIT, limit);
    }
    double used = busy.since(use.totalMillis(), run.nanoTime());
    if (!Double.isNaN(used)) {
      out.gauge(ContainerMetrics.CPU_USAGE, used);
      if (limit > 0) {
        out.gauge(ContainerMetrics.CPU_UTILIZATION, used / limit);
      }
    }
  }

  private void memory(Recorder out, MemoryUse use) {
    memory.record(out, use);
    double limit = container.limit(use);
    if (limit <= 0) {
      return;
    }
    out.gauge(ContainerMetrics.MEMORY_LIMIT, limit);
    double used = use.workingSet();
    if (used >= 0) {
      out.gauge(ContainerMetrics.AVAILABLE, Math.max(0, limit - used));
      out.gauge(ContainerMetrics.MEMORY_UTILIZATION, used / limit);
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
