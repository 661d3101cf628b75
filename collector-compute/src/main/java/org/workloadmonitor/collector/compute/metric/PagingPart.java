package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.PagingReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Swap space or page files. */
public final class PagingPart implements Part {

  static final MetricDescriptor USAGE =
      gauge("system.paging.usage", "By", "Swap space or page files by state.");
  static final MetricDescriptor UTILIZATION =
      gauge(
          "system.paging.utilization",
          "1",
          "Share of the swap space or page files in use; no value where there are none.");
  static final MetricDescriptor OPERATIONS =
      counter(
          "system.paging.operations",
          "{operation}",
          "Pages brought back from swap space ('in') and written to it ('out').");
  static final MetricDescriptor FAULTS =
      counter(
          "system.paging.faults",
          "{fault}",
          "Page faults: 'major' needed I/O, 'minor' were answered from memory.");

  /** All metrics of this part. */
  public static final List<MetricDescriptor> METRICS =
      List.of(USAGE, UTILIZATION, OPERATIONS, FAULTS);

  private static final List<Column<PagingReading>> COLUMNS =
      List.of(
          Column.of(USAGE, "system.paging.state", "used", PagingReading::used),
          Column.of(USAGE, "system.paging.state", "free", PagingPart::free),
          swapped("in", PagingReading::pagesIn),
          swapped("out", PagingReading::pagesOut),
          Column.of(FAULTS, "system.paging.fault.type", "minor", PagingReading::minorFaults),
          Column.of(FAULTS, "system.paging.fault.type", "major", PagingReading::majorFaults));

  private final Reader<PagingReading> reader;
  private final Row<PagingReading> row;

  /**
   * Creates the part.
   *
   * @param reader gives the numbers
   * @param start when the host started
   */
  public PagingPart(Reader<PagingReading> reader, Instant start) {
    this.reader = reader;
    this.row = new Row<>(COLUMNS, Attributes.EMPTY, start);
  }

  @Override
  public String name() {
    return "paging";
  }

  @Override
  public void collect(Run run) throws IOException {
    PagingReading reading = reader.read();
    Recorder recorder = run.recorder();
    row.record(recorder, reading);
    if (reading.total() > 0 && reading.used() >= 0) {
      recorder.gauge(UTILIZATION, (double) reading.used() / reading.total());
    }
    reading.more().emit(recorder);
  }

  private static long free(PagingReading reading) {
    return reading.total() < 0 || reading.used() < 0
        ? Reader.UNKNOWN
        : Math.max(0, reading.total() - reading.used());
  }

  /** Pages that go to and from swap space are those of major faults. */
  private static Column<PagingReading> swapped(
      String direction, ToLongFunction<PagingReading> number) {
    Attributes attributes =
        Attributes.of("system.paging.direction", direction, "system.paging.fault.type", "major");
    return new Column<>(OPERATIONS, attributes, 1, number);
  }
}
