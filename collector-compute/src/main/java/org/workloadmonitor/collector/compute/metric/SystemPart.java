package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.SystemReading;

/** Load, uptime, and how much of the kernel's tables is in use. */
public final class SystemPart implements Part {

  private static final MetricDescriptor LOAD_1 = load("1m", "1 minute");
  private static final MetricDescriptor LOAD_5 = load("5m", "5 minutes");
  private static final MetricDescriptor LOAD_15 = load("15m", "15 minutes");
  private static final MetricDescriptor UPTIME =
      gauge("system.uptime", "s", "Time since the host started.");
  private static final MetricDescriptor LOGICAL =
      gauge("system.cpu.logical.count", "{cpu}", "Processors that the scheduler uses.");
  private static final MetricDescriptor PHYSICAL =
      gauge("system.cpu.physical.count", "{cpu}", "Processor cores.");
  private static final MetricDescriptor THREADS =
      gauge(
          "system.thread.count", "{thread}", "Threads of all processes, those of the kernel too.");
  private static final MetricDescriptor OPEN_FILES =
      gauge("system.open_file_descriptor.count", "{file}", "Open files on the whole host.");
  private static final MetricDescriptor OPEN_FILES_LIMIT =
      gauge("system.open_file_descriptor.limit", "{file}", "The most files that can be open.");

  /** All metrics of this part. */
  public static final List<MetricDescriptor> METRICS =
      List.of(
          LOAD_1,
          LOAD_5,
          LOAD_15,
          UPTIME,
          LOGICAL,
          PHYSICAL,
          THREADS,
          OPEN_FILES,
          OPEN_FILES_LIMIT);

  private static final List<Column<SystemReading>> COLUMNS =
      List.of(
          Column.of(UPTIME, SystemReading::uptimeMillis).inMillis(),
          Column.of(LOGICAL, SystemReading::logicalProcessors),
          Column.of(PHYSICAL, SystemReading::physicalProcessors),
          Column.of(THREADS, SystemReading::threads),
          Column.of(OPEN_FILES, SystemReading::openFiles),
          Column.of(OPEN_FILES_LIMIT, SystemReading::openFilesLimit));

  private final Reader<SystemReading> reader;
  private final Row<SystemReading> row = new Row<>(COLUMNS, Attributes.EMPTY, Instant.EPOCH);

  /** Creates the part. */
  public SystemPart(Reader<SystemReading> reader) {
    this.reader = reader;
  }

  private static MetricDescriptor load(String window, String words) {
    return gauge(
        "system.cpu.load_average." + window,
        "{thread}",
        "Mean number of tasks that ran or waited over " + words + ".");
  }

  @Override
  public String name() {
    return "system";
  }

  @Override
  public void collect(Run run) throws IOException {
    SystemReading reading = reader.read();
    Recorder out = run.recorder();
    load(out, LOAD_1, reading.load1());
    load(out, LOAD_5, reading.load5());
    load(out, LOAD_15, reading.load15());
    row.record(out, reading);
  }

  private static void load(Recorder out, MetricDescriptor metric, double value) {
    if (value >= 0) {
      out.gauge(metric, value);
    }
  }
}
