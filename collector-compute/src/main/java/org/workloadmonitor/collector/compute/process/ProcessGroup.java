package org.workloadmonitor.collector.compute.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/**
 * Processes whose numbers are told as one sum.
 *
 * <p>A sum over those that are present would fall when one ends, and look like a counter that
 * started anew. So the group counts by itself, from the first look on: it adds up what each of its
 * processes, past and present, used since then. What a process uses between the last look at it and
 * its end is lost.
 */
final class ProcessGroup {

  private final ProcessSeries series;
  private final long[] sums = new long[ProcessColumns.TOTALS.size()];
  private final boolean[] known = new boolean[sums.length];
  private Map<Key, Growth> members = new HashMap<>();

  /** A process id is used again; together with the start it is not. */
  private record Key(long pid, long startMillis) {}

  ProcessGroup(Attributes attributes, Instant start, int processors) {
    this.series = new ProcessSeries(attributes, start, processors);
  }

  /**
   * Emits the sums.
   *
   * @param readings what its processes use now; none if there are none
   * @param previousRun when it was last looked for them, in milliseconds since 1970: what began
   *     since then is counted from its beginning
   */
  void emit(Run run, List<ProcessReading> readings, long previousRun) {
    absorb(readings, previousRun);
    List<ProcessReading> alive = readings.stream().filter(ProcessReading::isAlive).toList();
    if (!alive.isEmpty()) {
      noteWhatIsKnown(alive);
      series.levels(run, levels(alive), age(run, alive));
    }
    series.totals(run, sums, known);
  }

  private void absorb(List<ProcessReading> readings, long previousRun) {
    Map<Key, Growth> present = new HashMap<>();
    for (ProcessReading reading : readings) {
      ProcessIdentity process = reading.identity();
      Key key = new Key(process.pid(), process.startMillis());
      Growth growth = members.getOrDefault(key, new Growth(process.startedSince(previousRun)));
      growth.addTo(sums, ProcessColumns.numbers(ProcessColumns.TOTALS, reading));
      present.put(key, growth);
    }
    members = present;
  }

  /** A sum with an unknown part is unknown, rather than too small. */
  private void noteWhatIsKnown(List<ProcessReading> alive) {
    Arrays.fill(known, true);
    for (ProcessReading reading : alive) {
      long[] totals = ProcessColumns.numbers(ProcessColumns.TOTALS, reading);
      for (int i = 0; i < totals.length; i++) {
        known[i] &= totals[i] >= 0;
      }
    }
  }

  private static long[] levels(List<ProcessReading> alive) {
    long[] sum = new long[ProcessColumns.LEVELS.size()];
    for (ProcessReading reading : alive) {
      long[] more = ProcessColumns.numbers(ProcessColumns.LEVELS, reading);
      for (int i = 0; i < sum.length; i++) {
        sum[i] = more[i] < 0 || sum[i] < 0 ? Reader.UNKNOWN : sum[i] + more[i];
      }
    }
    return sum;
  }

  private static long age(Run run, List<ProcessReading> alive) {
    long now = run.recorder().time().toEpochMilli();
    long oldest = now;
    for (ProcessReading reading : alive) {
      oldest = Math.min(oldest, reading.identity().startMillis());
    }
    return now - oldest;
  }
}
