package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Mounted file systems. */
public final class FilesystemPart implements Part {

  /** What tells file systems apart: all of it stands in the attributes. */
  private record Mount(String device, String mountpoint, String type, boolean readOnly) {

    Attributes attributes() {
      return Attributes.builder()
          .put("system.device", device)
          .put("system.filesystem.mountpoint", mountpoint)
          .put("system.filesystem.type", type)
          .put("system.filesystem.mode", readOnly ? "ro" : "rw")
          .build();
    }
  }

  private record Kept(Attributes attributes, Row<FilesystemReading> row) {}

  private final Reader<List<FilesystemReading>> reader;
  private final Devices<Mount, Kept> mounts =
      new Devices<>(
          Instant.EPOCH,
          (mount, start) -> {
            Attributes attributes = mount.attributes();
            return new Kept(attributes, new Row<>(FilesystemMetrics.COLUMNS, attributes, start));
          });

  /** Creates the part. */
  public FilesystemPart(Reader<List<FilesystemReading>> reader) {
    this.reader = reader;
  }

  @Override
  public String name() {
    return "filesystems";
  }

  @Override
  public void collect(Run run) throws IOException {
    Recorder out = run.recorder();
    for (FilesystemReading reading : reader.read()) {
      if (reading.problem().isEmpty()) {
        record(out, reading);
      } else {
        out.problem("filesystem " + reading.mountpoint(), reading.problem());
      }
    }
    mounts.endOfReading(out.time());
  }

  private void record(Recorder out, FilesystemReading reading) {
    Kept kept =
        mounts.of(
            new Mount(reading.device(), reading.mountpoint(), reading.type(), reading.readOnly()));
    kept.row().record(out, reading);
    long used = FilesystemMetrics.used(reading);
    if (used >= 0 && reading.usable() >= 0 && used + reading.usable() > 0) {
      double share = (double) used / (used + reading.usable());
      out.gauge(FilesystemMetrics.UTILIZATION, share, kept.attributes());
    }
    long inodesUsed = FilesystemMetrics.inodesUsed(reading);
    if (inodesUsed >= 0 && reading.inodes() > 0) {
      double share = (double) inodesUsed / reading.inodes();
      out.gauge(FilesystemMetrics.INODES_UTILIZATION, share, kept.attributes());
    }
  }
}
