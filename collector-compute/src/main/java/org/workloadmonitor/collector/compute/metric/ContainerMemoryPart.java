package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.ContainerReading;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** The container's memory: of its limit, or of the host's memory where it has none. */
public final class ContainerMemoryPart implements Part {

  /** All metrics of this part, under the names that hosts use. */
  public static final List<MetricDescriptor> METRICS =
      List.of(MemoryPart.USAGE, MemoryPart.UTILIZATION, MemoryPart.LIMIT);

  private static final Attributes USED = Attributes.of("system.memory.state", "used");
  private static final Attributes FREE = Attributes.of("system.memory.state", "free");

  private final Reader<ContainerReading> container;
  private final Reader<MemoryReading> host;

  /** Creates the part. */
  public ContainerMemoryPart(Reader<ContainerReading> container, Reader<MemoryReading> host) {
    this.container = container;
    this.host = host;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void collect(Run run) throws IOException {
    ContainerReading reading = container.read();
    long limit = reading.memoryLimit() > 0 ? reading.memoryLimit() : host.read().total();
    long used = reading.memoryUsed();
    Recorder out = run.recorder();
    if (limit > 0) {
      out.gauge(MemoryPart.LIMIT, (double) limit);
    }
    if (used >= 0) {
      out.gauge(MemoryPart.USAGE, (double) used, USED);
    }
    if (limit > 0 && used >= 0) {
      out.gauge(MemoryPart.USAGE, (double) Math.max(0, limit - used), FREE);
      out.gauge(MemoryPart.UTILIZATION, (double) used / limit);
    }
  }
}
