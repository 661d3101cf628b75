package org.workloadmonitor.collector.compute.process;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.metric.Column;
import org.workloadmonitor.collector.compute.metric.Share;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/** The series of one process, or of several together. */
final class ProcessSeries {

  private final Attributes attributes;
  private final Instant start;
  private final int processors;
  private final List<Series> totals;
  private final List<Series> levels;
  private final Series uptime;
  private final Share busy = new Share();

  /**
   * Creates series that count from a moment on.
   *
   * @param attributes what tells them from others
   * @param start when their totals were zero
   * @param processors how many processors make a utilization of 1
   */
  ProcessSeries(Attributes attributes, Instant start, int processors) {
    this.attributes = attributes;
    this.start = start;
    this.processors = processors;
    this.totals = ProcessColumns.TOTALS.stream().map(this::series).toList();
    this.levels = ProcessColumns.LEVELS.stream().map(this::series).toList();
    this.uptime = new Series(ProcessMetrics.UPTIME, attributes, 0.001, start);
  }

  private Series series(Column<ProcessReading> column) {
    Attributes.Builder both = attributes.toBuilder();
    column.attributes().forEach((name, value) -> both.put(name, value.toString()));
    return new Series(column.metric(), both.build(), column.scale(), start);
  }

  /**
   * Emits totals and, from the second time on, the utilization that follows from them.
   *
   * @param known which of the sums are known
   */
  void totals(Run run, long[] sums, boolean[] known) {
    for (int i = 0; i < sums.length; i++) {
      if (known[i]) {
        totals.get(i).record(run.recorder(), sums[i]);
      }
    }
    double used = busy.since(ProcessColumns.cpuMillis(sums), run.nanoTime());
    if (known[0] && !Double.isNaN(used)) {
      run.recorder().gauge(ProcessMetrics.CPU_UTILIZATION, used / processors, attributes);
    }
  }

  /** Emits what is there at the moment. */
  void levels(Run run, long[] sums, long uptimeMillis) {
    for (int i = 0; i < sums.length; i++) {
      levels.get(i).record(run.recorder(), sums[i]);
    }
    uptime.record(run.recorder(), uptimeMillis);
  }
}
