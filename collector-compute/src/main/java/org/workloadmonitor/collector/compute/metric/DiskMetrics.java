package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.DiskReading;

/** The metrics of block devices. */
public final class DiskMetrics {

  private static final MetricDescriptor IO =
      counter("system.disk.io", "By", "Bytes read and written.");
  private static final MetricDescriptor OPERATIONS =
      counter("system.disk.operations", "{operation}", "Completed reads and writes.");
  private static final MetricDescriptor OPERATION_TIME =
      counter(
          "system.disk.operation_time",
          "s",
          "Time that all reads and writes took; those in parallel each count.");
  private static final MetricDescriptor IO_TIME =
      counter("system.disk.io_time", "s", "Time during which any operation was in progress.");
  static final MetricDescriptor BUSY =
      gauge(
          "system.disk.busy",
          "1",
          "Share of time since the run before during which any operation was in progress.");
  private static final MetricDescriptor WEIGHTED_IO_TIME =
      counter(
          "system.disk.weighted_io_time",
          "s",
          "Time in progress, multiplied by the operations in progress.");
  private static final MetricDescriptor PENDING =
      gauge("system.disk.pending_operations", "{operation}", "Operations in progress.");
  private static final MetricDescriptor MERGED =
      counter(
          "system.disk.merged", "{operation}", "Reads and writes that were merged into others.");
  private static final MetricDescriptor DISCARD_IO =
      counter("system.disk.discard.io", "By", "Bytes that the device was told to forget.");
  private static final MetricDescriptor DISCARD_OPERATIONS =
      counter("system.disk.discard.operations", "{operation}", "Completed discards.");
  private static final MetricDescriptor DISCARD_MERGED =
      counter("system.disk.discard.merged", "{operation}", "Discards merged into others.");
  private static final MetricDescriptor DISCARD_TIME =
      counter("system.disk.discard.operation_time", "s", "Time that all discards took.");
  private static final MetricDescriptor FLUSH_OPERATIONS =
      counter("system.disk.flush.operations", "{operation}", "Completed flushes.");
  private static final MetricDescriptor FLUSH_TIME =
      counter("system.disk.flush.operation_time", "s", "Time that all flushes took.");

  /** All metrics of block devices. */
  public static final List<MetricDescriptor> METRICS =
      List.of(
          IO,
          OPERATIONS,
          OPERATION_TIME,
          IO_TIME,
          BUSY,
          WEIGHTED_IO_TIME,
          PENDING,
          MERGED,
          DISCARD_IO,
          DISCARD_OPERATIONS,
          DISCARD_MERGED,
          DISCARD_TIME,
          FLUSH_OPERATIONS,
          FLUSH_TIME);

  private static final String DIRECTION = "disk.io.direction";

  private DiskMetrics() {}

  static List<Column<DiskReading>> columns(Detail detail) {
    return detail == Detail.BASIC ? basic() : Stream.concat(basic().stream(), full()).toList();
  }

  private static List<Column<DiskReading>> basic() {
    return List.of(
        Column.of(IO, DIRECTION, "read", DiskReading::readBytes),
        Column.of(IO, DIRECTION, "write", DiskReading::writtenBytes),
        Column.of(OPERATIONS, DIRECTION, "read", DiskReading::reads),
        Column.of(OPERATIONS, DIRECTION, "write", DiskReading::writes),
        Column.of(OPERATION_TIME, DIRECTION, "read", DiskReading::readMillis).inMillis(),
        Column.of(OPERATION_TIME, DIRECTION, "write", DiskReading::writeMillis).inMillis(),
        Column.of(IO_TIME, DiskReading::busyMillis).inMillis(),
        Column.of(WEIGHTED_IO_TIME, DiskReading::weightedMillis).inMillis(),
        Column.of(PENDING, DiskReading::pending));
  }

  private static Stream<Column<DiskReading>> full() {
    return Stream.of(
        Column.of(MERGED, DIRECTION, "read", DiskReading::readsMerged),
        Column.of(MERGED, DIRECTION, "write", DiskReading::writesMerged),
        Column.of(DISCARD_IO, DiskReading::discardedBytes),
        Column.of(DISCARD_OPERATIONS, DiskReading::discards),
        Column.of(DISCARD_MERGED, DiskReading::discardsMerged),
        Column.of(DISCARD_TIME, DiskReading::discardMillis).inMillis(),
        Column.of(FLUSH_OPERATIONS, DiskReading::flushes),
        Column.of(FLUSH_TIME, DiskReading::flushMillis).inMillis());
  }
}
