package org.workloadmonitor.collector.compute.metric;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * The series of one device, or of a topic that has no devices.
 *
 * @param <R> the reading that they are taken from
 */
public final class Row<R> {

  private final List<Column<R>> columns;
  private final Series[] series;

  /**
   * Creates the series.
   *
   * @param columns which numbers to emit
   * @param device the attributes that tell the device from others
   * @param start when its counters were zero
   */
  public Row(List<Column<R>> columns, Attributes device, Instant start) {
    this.columns = columns;
    this.series =
        columns.stream().map(column -> series(column, device, start)).toArray(Series[]::new);
  }

  private static Series series(Column<?> column, Attributes device, Instant start) {
    Attributes.Builder both = device.toBuilder();
    column.attributes().forEach((name, value) -> both.put(name, value.toString()));
    return new Series(column.metric(), both.build(), column.scale(), start);
  }

  /** Emits what is known of a reading. */
  public void record(Recorder out, R reading) {
    for (int i = 0; i < series.length; i++) {
      series[i].record(out, columns.get(i).number().applyAsLong(reading));
    }
  }
}
