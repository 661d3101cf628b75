package org.workloadmonitor.collector.compute.process;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/** The series of one process, or of several together. */
final class ProcessSeries {

  /** Processor time is counted in steps of 10 ms, so a share of a shorter time says little. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Series[] totals;
  private final Series[] levels;
  private final Series uptime;
  private final Attributes attributes;
  private final int processors;
  private long lastCpuMillis = Reader.UNKNOWN;
  private long lastNanos;

  /**
   * Creates series that count from a moment on.
   *
   * @param attributes what tells them from others
   * @param start when their totals were zero
   * @param processors how many processors make a utilization of 1
   */
  ProcessSeries(Attributes attributes, Instant start, int processors) {
    this.attributes = attributes;
    this.processors = processors;
    this.uptime = new Series(ProcessMetrics.UPTIME, attributes, 0.001, start);
    this.totals = Total.ALL.stream().map(total -> series(total, start)).toArray(Series[]::new);
    this.levels =
        Level.ALL.stream()
            .map(level -> new Series(level.metric(), attributes, 1, start))
            .toArray(Series[]::new);
  }

  private Series series(Total total, Instant start) {
    Attributes own = attributes.toBuilder().put(total.attribute(), total.value()).build();
    return new Series(total.metric(), own, total.scale(), start);
  }

  /** Emits totals and, from the second time on, the utilization that follows from them. */
  void totals(Run run, long[] sums) {
    for (int i = 0; i < sums.length; i++) {
      totals[i].record(run.recorder(), sums[i]);
    }
    utilization(run, Total.cpuMillis(sums));
  }

  private void utilization(Run run, long cpuMillis) {
    long nanos = run.nanoTime() - lastNanos;
    if (lastCpuMillis >= 0) {
      if (nanos < SHORTEST_NANOS) {
        return;
      }
      double used = (cpuMillis - lastCpuMillis) * 1e6 / nanos;
      run.recorder().gauge(ProcessMetrics.CPU_UTILIZATION, used / processors, attributes);
    }
    lastCpuMillis = cpuMillis;
    lastNanos = run.nanoTime();
  }

  /** Emits what is there at the moment. */
  void levels(Run run, long[] sums, long uptimeMillis) {
    for (int i = 0; i < sums.length; i++) {
      levels[i].record(run.recorder(), sums[i]);
    }
    uptime.record(run.recorder(), uptimeMillis);
  }
}
