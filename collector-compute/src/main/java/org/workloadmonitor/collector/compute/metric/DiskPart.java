package org.workloadmonitor.collector.compute.metric;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/**
 * Block devices: what they count, and the share of time since the run before that they were busy.
 */
public final class DiskPart implements Part {

  private final Reader<List<DiskReading>> reader;
  private final Devices<String, Disk> disks;

  /**
   * Creates the part and takes the first reading, so that the first run has something to compare
   * with.
   *
   * @param reader gives the devices
   * @param detail whether to emit merged operations, discards and flushes too
   * @param start when the host started
   * @param nanoTime now, on the clock of {@link Run#nanoTime()}
   */
  public DiskPart(Reader<List<DiskReading>> reader, Detail detail, Instant start, long nanoTime) {
    this.reader = reader;
    List<Column<DiskReading>> columns = DiskMetrics.columns(detail);
    this.disks = new Devices<>(start, (device, since) -> new Disk(device, columns, since));
    try {
      reader.read().forEach(disk -> disks.of(disk.device()).begin(disk, nanoTime));
      disks.endOfReading(start);
    } catch (IOException e) {
      // The first run meets the same failure and reports it.
    }
  }

  @Override
  public String name() {
    return "disks";
  }

  @Override
  public void collect(Run run) throws IOException {
    for (DiskReading reading : reader.read()) {
      disks.of(reading.device()).record(run, reading);
    }
    disks.endOfReading(run.recorder().time());
  }

  private static final class Disk {

    private final Attributes attributes;
    private final Row<DiskReading> row;
    private final Share busy = new Share();

    Disk(String device, List<Column<DiskReading>> columns, Instant start) {
      this.attributes = Attributes.of("system.device", device);
      this.row = new Row<>(columns, attributes, start);
    }

    void begin(DiskReading reading, long nanoTime) {
      busy.begin(reading.busyMillis(), nanoTime);
    }

    void record(Run run, DiskReading reading) {
      Recorder out = run.recorder();
      row.record(out, reading);
      double share = busy.since(reading.busyMillis(), run.nanoTime());
      if (!Double.isNaN(share)) {
        out.gauge(DiskMetrics.BUSY, Math.min(1, share), attributes);
      }
    }
  }
}
