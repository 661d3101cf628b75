package org.workloadmonitor.collector.compute.process;

import java.time.Instant;
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
  private final long[] sums = new long[Total.ALL.size()];
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
    long[] levels = new long[Level.ALL.size()];
    boolean[] unknown = new boolean[Total.ALL.size()];
    Map<Key, Growth> present = new HashMap<>();
    long now = run.recorder().time().toEpochMilli();
    long oldest = now;
    boolean alive = false;
    for (ProcessReading reading : readings) {
      ProcessIdentity process = reading.identity();
      Key key = new Key(process.pid(), process.startMillis());
      Growth growth = members.getOrDefault(key, new Growth(process.startedSince(previousRun)));
      long[] totals = Total.of(reading);
      growth.addTo(sums, totals);
      present.put(key, growth);
      if (process.state() != ProcessState.DEFUNCT) {
        alive = true;
        oldest = Math.min(oldest, process.startMillis());
        markUnknown(unknown, totals);
        addLevels(levels, Level.of(reading));
      }
    }
    members = present;
    series.totals(run, known(unknown));
    if (alive) {
      series.levels(run, levels, now - oldest);
    }
  }

  private static void markUnknown(boolean[] unknown, long[] totals) {
    for (int i = 0; i < totals.length; i++) {
      unknown[i] |= totals[i] < 0;
    }
  }

  /** A sum with an unknown part is unknown, rather than too small. */
  private static void addLevels(long[] levels, long[] more) {
    for (int i = 0; i < more.length; i++) {
      levels[i] = more[i] < 0 || levels[i] < 0 ? Reader.UNKNOWN : levels[i] + more[i];
    }
  }

  private long[] known(boolean[] unknown) {
    long[] known = sums.clone();
    for (int i = 0; i < known.length; i++) {
      if (unknown[i]) {
        known[i] = Reader.UNKNOWN;
      }
    }
    return known;
  }
}
