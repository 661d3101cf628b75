package org.workloadmonitor.distribution.sequence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;

/** Emits 0, 1, 2, ... evenly over time, each number in three shapes. */
final class SequenceCollector implements Collector {

  static final MetricDescriptor NUMBER =
      MetricDescriptor.gauge("sequence.number", "{number}", "The number itself.");
  static final MetricDescriptor COUNT =
      MetricDescriptor.counter("sequence.count", "{number}", "How many numbers there were.");

  /** Shorter than an interval, so that no run is late for the next. */
  private static final Duration RUN = Duration.ofMillis(800);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final SequenceConfig config;
  private final Diary diary;
  private final Instant start = Instant.now();
  private long next;

  SequenceCollector(SequenceConfig config) throws IOException {
    this.config = config;
    this.diary = Diary.write(config.diary());
  }

  @Override
  public void collect(Recorder out) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(RUN);
    for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
      long due = Duration.between(start, now).toMillis() * config.rate() / 1_000;
      emitUntil(Math.min(due, config.last().map(last -> last + 1).orElse(Long.MAX_VALUE)), out);
      Thread.sleep(PAUSE);
    }
  }

  private void emitUntil(long due, Recorder out) throws IOException {
    if (next >= due) {
      return;
    }
    diary.note(due, Instant.now());
    for (; next < due; next++) {
      Instant now = Instant.now();
      out.record(new MetricPoint(NUMBER, series(next), new MetricValue.Gauge(next), now));
      out.record(
          new MetricPoint(COUNT, Attributes.EMPTY, new MetricValue.Counter(next + 1, start), now));
      out.record(
          new Event(
              "sequence.event", Severity.INFO, "number=" + next + ";", Attributes.EMPTY, now));
    }
  }

  private Attributes series(long number) {
    return config.series() == 1
        ? Attributes.EMPTY
        : Attributes.of("series", Long.toString(number % config.series()));
  }

  @Override
  public void close() throws IOException {
    diary.close();
  }
}
