package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Physical memory. */
public final class MemoryPart implements Part {

  static final MetricDescriptor USAGE =
      gauge(
          "system.memory.usage",
          "By",
          "Memory by state. 'used' is what no program could get without swapping.");
  static final MetricDescriptor UTILIZATION =
      gauge("system.memory.utilization", "1", "Share of memory that is used.");
  static final MetricDescriptor LIMIT =
      gauge("system.memory.limit", "By", "Memory that the operating system can use.");
  static final MetricDescriptor AVAILABLE =
      gauge(
          "system.memory.linux.available",
          "By",
          "Estimate of what a new program could get without swapping.");

  /** All metrics of this part. */
  public static final List<MetricDescriptor> METRICS =
      List.of(USAGE, UTILIZATION, LIMIT, AVAILABLE);

  private static final String STATE = "system.memory.state";

  private static final List<Column<MemoryReading>> COLUMNS =
      List.of(
          Column.of(USAGE, STATE, "used", MemoryPart::used),
          Column.of(USAGE, STATE, "free", MemoryReading::free),
          Column.of(USAGE, STATE, "buffers", MemoryReading::buffers),
          Column.of(USAGE, STATE, "cached", MemoryReading::cached),
          Column.of(LIMIT, MemoryReading::total),
          Column.of(AVAILABLE, MemoryReading::available));

  private final Reader<MemoryReading> reader;
  private final Row<MemoryReading> row = new Row<>(COLUMNS, Attributes.EMPTY, Instant.EPOCH);

  /** Creates the part. */
  public MemoryPart(Reader<MemoryReading> reader) {
    this.reader = reader;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void collect(Run run) throws IOException {
    MemoryReading reading = reader.read();
    Recorder out = run.recorder();
    row.record(out, reading);
    long inUse = used(reading);
    if (inUse >= 0 && reading.total() > 0) {
      out.gauge(UTILIZATION, (double) inUse / reading.total());
    }
    reading.more().emit(out);
  }

  /** Kernels before 3.14 don't tell what is available; then caches count as that. */
  private static long used(MemoryReading reading) {
    if (reading.total() < 0) {
      return Reader.UNKNOWN;
    }
    long unused =
        reading.available() >= 0
            ? reading.available()
            : reading.free() + Math.max(0, reading.buffers()) + Math.max(0, reading.cached());
    return unused < 0 ? Reader.UNKNOWN : Math.max(0, reading.total() - unused);
  }
}
