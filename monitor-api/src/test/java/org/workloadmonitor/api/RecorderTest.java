package org.workloadmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;

/** The shorthands of {@link Recorder}. */
class RecorderTest {

  private static final Attributes DISK = Attributes.of("disk", "sda");

  private final HandTurnedClock clock = new HandTurnedClock();
  private final RecordingRecorder recorder = new RecordingRecorder(clock);
  private final Instant time = recorder.time();

  @Test
  void recordWithTheTimeOfTheRun() {
    MetricDescriptor gauge = MetricDescriptor.gauge("g", "1", "");
    MetricDescriptor counter = MetricDescriptor.counter("c", "1", "");
    MetricDescriptor histogram = MetricDescriptor.histogram("h", "s", "");
    Instant start = time.minusSeconds(60);
    clock.advance(Duration.ofSeconds(5));

    recorder.gauge(gauge, 1);
    recorder.gauge(gauge, 2, DISK);
    recorder.counter(counter, 3, start);
    recorder.counter(counter, 4, start, DISK);
    recorder.sample(histogram, 5);
    recorder.sample(histogram, 6, DISK);
    recorder.event("e", Severity.ERROR, "It fell.", DISK);

    assertThat(recorder.signals())
        .isEqualTo(
            List.of(
                new MetricPoint(gauge, Attributes.EMPTY, new MetricValue.Gauge(1), time),
                new MetricPoint(gauge, DISK, new MetricValue.Gauge(2), time),
                new MetricPoint(counter, Attributes.EMPTY, new MetricValue.Counter(3, start), time),
                new MetricPoint(counter, DISK, new MetricValue.Counter(4, start), time),
                new MetricPoint(histogram, Attributes.EMPTY, MetricValue.Samples.of(5, time), time),
                new MetricPoint(histogram, DISK, MetricValue.Samples.of(6, time), time),
                new Event("e", Severity.ERROR, "It fell.", DISK, time)));
  }
}
