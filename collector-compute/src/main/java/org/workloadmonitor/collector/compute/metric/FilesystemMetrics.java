package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The metrics of file systems. */
public final class FilesystemMetrics {

  private static final MetricDescriptor USAGE =
      gauge(
          "system.filesystem.usage",
          "By",
          "Space by state. 'reserved' is free, but for the administrator alone.");
  private static final MetricDescriptor LIMIT =
      gauge("system.filesystem.limit", "By", "Size of the file system.");
  static final MetricDescriptor UTILIZATION =
      gauge(
          "system.filesystem.utilization",
          "1",
          "Share of the space open to everyone that is used, as df(1) shows it.");
  private static final MetricDescriptor INODES_USAGE =
      gauge("system.filesystem.inodes.usage", "{inode}", "Inodes by state.");
  static final MetricDescriptor INODES_UTILIZATION =
      gauge("system.filesystem.inodes.utilization", "1", "Share of inodes that are used.");

  /** All metrics of file systems. */
  public static final List<MetricDescriptor> METRICS =
      List.of(USAGE, LIMIT, UTILIZATION, INODES_USAGE, INODES_UTILIZATION);

  private static final String STATE = "system.filesystem.state";

  static final List<Column<FilesystemReading>> COLUMNS =
      List.of(
          Column.of(USAGE, STATE, "used", FilesystemMetrics::used),
          Column.of(USAGE, STATE, "free", FilesystemReading::usable),
          Column.of(USAGE, STATE, "reserved", FilesystemMetrics::reserved),
          Column.of(LIMIT, FilesystemReading::total),
          Column.of(INODES_USAGE, STATE, "used", FilesystemMetrics::inodesUsed),
          Column.of(INODES_USAGE, STATE, "free", FilesystemReading::inodesFree));

  private FilesystemMetrics() {}

  static long used(FilesystemReading reading) {
    return difference(reading.total(), reading.free());
  }

  private static long reserved(FilesystemReading reading) {
    return difference(reading.free(), reading.usable());
  }

  static long inodesUsed(FilesystemReading reading) {
    return difference(reading.inodes(), reading.inodesFree());
  }

  private static long difference(long all, long part) {
    return all < 0 || part < 0 ? Reader.UNKNOWN : Math.max(0, all - part);
  }
}
