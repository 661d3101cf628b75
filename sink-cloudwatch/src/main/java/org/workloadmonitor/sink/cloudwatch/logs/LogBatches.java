package org.workloadmonitor.sink.cloudwatch.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts lines into batches that PutLogEvents takes: in the order of time, at most 10,000 events,
 * 1,048,576 bytes and 24 hours from the first to the last.
 */
final class LogBatches {

  static final int MOST_EVENTS = 10_000;
  static final int MOST_BYTES = 1_048_576;
  private static final long LONGEST_SPAN = Duration.ofHours(24).toMillis();

  private LogBatches() {}

  static List<List<LogLine>> of(List<LogLine> lines) {
    List<LogLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingLong(LogLine::millis));
    List<List<LogLine>> batches = new ArrayList<>();
    List<LogLine> batch = new ArrayList<>();
    int bytes = 0;
    for (LogLine line : sorted) {
      if (!batch.isEmpty() && !fits(line, batch, bytes)) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(line);
      bytes += line.bytes();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static boolean fits(LogLine line, List<LogLine> batch, int bytes) {
    return batch.size() < MOST_EVENTS
        && bytes + line.bytes() <= MOST_BYTES
        && line.millis() - batch.getFirst().millis() < LONGEST_SPAN;
  }
}
