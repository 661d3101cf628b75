package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.CpuTimes;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Processor times, and the share of time that processors were busy since the run before. */
public final class CpuPart implements Part {

  static final MetricDescriptor TIME =
      counter("system.cpu.time", "s", "Time that all processors together spent in each mode.");
  static final MetricDescriptor UTILIZATION =
      gauge(
          "system.cpu.utilization",
          "1",
          "Share of processor time that was not idle since the run before.");
  static final MetricDescriptor MODE_UTILIZATION =
      gauge(
          "system.cpu.mode.utilization",
          "1",
          "Share of processor time spent in each mode since the run before.");
  static final MetricDescriptor CORE_TIME =
      counter("system.cpu.core.time", "s", "Time that each processor spent in each mode.");
  static final MetricDescriptor CORE_UTILIZATION =
      gauge(
          "system.cpu.core.utilization",
          "1",
          "Share of each processor's time that was not idle since the run before.");
  static final MetricDescriptor CONTEXT_SWITCHES =
      counter("system.cpu.context_switches", "{switch}", "Switches from one task to another.");
  static final MetricDescriptor INTERRUPTS =
      counter("system.cpu.interrupts", "{interrupt}", "Interrupts served.");
  static final MetricDescriptor PROCESSES_CREATED =
      counter("system.process.created", "{process}", "Processes and threads started.");
  static final MetricDescriptor RUNNABLE =
      gauge("system.cpu.runnable", "{thread}", "Tasks that run or are ready to.");
  static final MetricDescriptor BLOCKED =
      gauge("system.cpu.blocked", "{thread}", "Tasks that wait for I/O.");

  /** All metrics of this part. */
  public static final List<MetricDescriptor> METRICS =
      List.of(
          TIME,
          UTILIZATION,
          MODE_UTILIZATION,
          CORE_TIME,
          CORE_UTILIZATION,
          CONTEXT_SWITCHES,
          INTERRUPTS,
          PROCESSES_CREATED,
          RUNNABLE,
          BLOCKED);

  private static final List<Column<CpuReading>> SCHEDULER =
      List.of(
          Column.of(CONTEXT_SWITCHES, CpuReading::contextSwitches),
          Column.of(INTERRUPTS, CpuReading::interrupts),
          Column.of(PROCESSES_CREATED, CpuReading::processesCreated),
          Column.of(RUNNABLE, CpuReading::running),
          Column.of(BLOCKED, CpuReading::blocked));

  private final Reader<CpuReading> reader;
  private final Instant start;
  private final ProcessorSeries total;
  private final List<ProcessorSeries> cores = new ArrayList<>();
  private final Row<CpuReading> scheduler;

  /**
   * Creates the part and takes the first reading, so that the first run has something to compare
   * with.
   *
   * @param reader gives the times
   * @param start when the host started
   * @param nanoTime now, on the clock of {@link Run#nanoTime()}
   */
  public CpuPart(Reader<CpuReading> reader, Instant start, long nanoTime) {
    this.reader = reader;
    this.start = start;
    this.total = new ProcessorSeries(TIME, UTILIZATION, MODE_UTILIZATION, Attributes.EMPTY, start);
    this.scheduler = new Row<>(SCHEDULER, Attributes.EMPTY, start);
    takeFirst(nanoTime);
  }

  private void takeFirst(long nanoTime) {
    try {
      CpuReading first = reader.read();
      total.begin(first.total(), nanoTime);
      first.cores().forEach(times -> core(times).begin(times, nanoTime));
    } catch (IOException e) {
      // The first run meets the same failure and reports it.
    }
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public void collect(Run run) throws IOException {
    CpuReading reading = reader.read();
    Recorder out = run.recorder();
    total.record(out, reading.total(), run.nanoTime());
    for (CpuTimes times : reading.cores()) {
      core(times).record(out, times, run.nanoTime());
    }
    scheduler.record(out, reading);
    reading.more().emit(out);
  }

  private ProcessorSeries core(CpuTimes times) {
    while (cores.size() <= times.processor()) {
      Attributes attributes = Attributes.of("cpu.logical_number", Integer.toString(cores.size()));
      cores.add(new ProcessorSeries(CORE_TIME, CORE_UTILIZATION, null, attributes, start));
    }
    return cores.get(times.processor());
  }
}
