package org.workloadmonitor.collector.compute.process;

import java.util.List;
import java.util.function.ToLongFunction;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Something that a process has at the moment, and several have together.
 *
 * @param metric the metric that it is emitted under, in the same unit
 * @param field takes it from a reading
 */
record Level(MetricDescriptor metric, ToLongFunction<ProcessReading> field) {

  static final List<Level> ALL =
      List.of(
          new Level(ProcessMetrics.MEMORY, ProcessReading::residentBytes),
          new Level(ProcessMetrics.VIRTUAL, ProcessReading::virtualBytes),
          new Level(ProcessMetrics.THREADS, ProcessReading::threads),
          new Level(ProcessMetrics.OPEN_FILES, ProcessReading::openFiles));

  /** The numbers of a reading, in the order of {@link #ALL}. */
  static long[] of(ProcessReading reading) {
    long[] levels = new long[ALL.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = ALL.get(i).field.applyAsLong(reading);
    }
    return levels;
  }
}
