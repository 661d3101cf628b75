package org.workloadmonitor.core.self;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What the agent's JVM does. Names follow the OpenTelemetry conventions where those have one. */
final class JvmPart implements Part {

  static final MetricDescriptor MEMORY =
      gauge("jvm.memory.used", "By", "Memory that the JVM uses, by type: heap or non_heap.");
  static final MetricDescriptor COLLECTIONS =
      counter("jvm.gc.collections", "{collection}", "Garbage collections, by collector.");
  static final MetricDescriptor COLLECTION_TIME =
      counter("jvm.gc.time", "s", "Time spent in garbage collections, by collector.");
  static final MetricDescriptor THREADS =
      gauge("jvm.thread.count", "{thread}", "Platform threads; virtual threads don't count.");

  private static final Attributes HEAP = Attributes.of("jvm.memory.type", "heap");
  private static final Attributes NON_HEAP = Attributes.of("jvm.memory.type", "non_heap");

  private final Instant started;

  JvmPart(Instant started) {
    this.started = started;
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(MEMORY, COLLECTIONS, COLLECTION_TIME, THREADS);
  }

  @Override
  public void collect(Recorder out) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    out.gauge(MEMORY, (double) memory.getHeapMemoryUsage().getUsed(), HEAP);
    out.gauge(MEMORY, (double) memory.getNonHeapMemoryUsage().getUsed(), NON_HEAP);
    out.gauge(THREADS, ManagementFactory.getThreadMXBean().getThreadCount());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      Attributes name = Attributes.of("jvm.gc.name", collector.getName());
      out.counter(COLLECTIONS, (double) Math.max(0, collector.getCollectionCount()), started, name);
      out.counter(COLLECTION_TIME, Math.max(0, collector.getCollectionTime()) / 1e3, started, name);
    }
  }
}
