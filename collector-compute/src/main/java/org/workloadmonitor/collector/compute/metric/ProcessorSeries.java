package org.workloadmonitor.collector.compute.metric;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.CpuMode;
import org.workloadmonitor.collector.compute.reading.CpuTimes;
import org.workloadmonitor.collector.compute.reading.Series;

/** The series of one processor, or of all together, and the times that they were compared with. */
final class ProcessorSeries {

  private static final CpuMode[] MODES = CpuMode.values();

  private final Attributes attributes;
  private final Map<CpuMode, Attributes> modes = new EnumMap<>(CpuMode.class);
  private final Map<CpuMode, Series> times = new EnumMap<>(CpuMode.class);
  private final MetricDescriptor utilization;
  private final @Nullable MetricDescriptor modeUtilization;
  private @Nullable CpuTimes before;
  private long beforeNanos;

  ProcessorSeries(
      MetricDescriptor time,
      MetricDescriptor utilization,
      @Nullable MetricDescriptor modeUtilization,
      Attributes attributes,
      Instant start) {
    this.utilization = utilization;
    this.modeUtilization = modeUtilization;
    this.attributes = attributes;
    for (CpuMode mode : MODES) {
      Attributes named = attributes.toBuilder().put("cpu.mode", mode.label()).build();
      modes.put(mode, named);
      times.put(mode, new Series(time, named, Column.MILLIS, start));
    }
  }

  void begin(CpuTimes first, long nanoTime) {
    before = first;
    beforeNanos = nanoTime;
  }

  void record(Recorder out, CpuTimes now, long nanoTime) {
    times.forEach((mode, series) -> series.record(out, now.in(mode)));
    if (before == null) {
      begin(now, nanoTime);
    } else if (nanoTime - beforeNanos >= Share.SHORTEST_NANOS) {
      recordShares(out, before, now);
      begin(now, nanoTime);
    }
  }

  private void recordShares(Recorder out, CpuTimes from, CpuTimes to) {
    long all = 0;
    for (CpuMode mode : MODES) {
      all += spent(from, to, mode);
    }
    if (all == 0) {
      return;
    }
    long idle = spent(from, to, CpuMode.IDLE) + spent(from, to, CpuMode.IOWAIT);
    out.gauge(utilization, (double) (all - idle) / all, attributes);
    if (modeUtilization == null) {
      return;
    }
    for (CpuMode mode : MODES) {
      if (to.in(mode) >= 0) {
        out.gauge(modeUtilization, (double) spent(from, to, mode) / all, attributes(mode));
      }
    }
  }

  private Attributes attributes(CpuMode mode) {
    return modes.getOrDefault(mode, attributes);
  }

  /** The kernel's idle and iowait times can run backwards a little (proc_stat(5)). */
  private static long spent(CpuTimes from, CpuTimes to, CpuMode mode) {
    return Math.max(0, to.in(mode) - from.in(mode));
  }
}
