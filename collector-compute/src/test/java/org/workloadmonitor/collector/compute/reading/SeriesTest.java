package org.workloadmonitor.collector.compute.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;

class SeriesTest {

  private static final Instant BOOT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);

  private final HandTurnedClock clock = new HandTurnedClock(BOOT.plusSeconds(100));

  @Test
  void countsFromTheStartOfTheHost() {
    Series series = counter(1);
    assertThat(record(series, 5)).isEqualTo(new MetricValue.Counter(5, BOOT));
    assertThat(record(series, 5)).isEqualTo(new MetricValue.Counter(5, BOOT));
    assertThat(record(series, 9)).isEqualTo(new MetricValue.Counter(9, BOOT));
  }

  @Test
  void beginsAnewAtThePointBeforeTheCounterFell() {
    Series series = counter(1);
    Instant second = clock.instant().plus(STEP);
    record(series, 4_294_967_290L);
    record(series, 4_294_967_295L);
    assertThat(record(series, 3)).isEqualTo(new MetricValue.Counter(3, second));
    assertThat(record(series, 8)).isEqualTo(new MetricValue.Counter(8, second));
  }

  @Test
  void leavesOutWhatIsUnknownAndRemembersWhatWasBefore() {
    Series series = counter(1);
    record(series, 5);
    RecordingRecorder out = new RecordingRecorder(clock);
    series.record(out, Reader.UNKNOWN);
    assertThat(out.signals()).isEmpty();
    assertThat(record(series, 6)).isEqualTo(new MetricValue.Counter(6, BOOT));
  }

  @Test
  void doesNotStartAfterItsOwnTimeWhenTheClockIsPutBack() {
    Series series = counter(1);
    clock.advance(Duration.ofDays(-1));
    RecordingRecorder out = new RecordingRecorder(clock);
    series.record(out, 5);
    assertThat(out.rejections()).isEmpty();
    assertThat(out.points().getFirst().value())
        .isEqualTo(new MetricValue.Counter(5, clock.instant()));
  }

  @Test
  void turnsRawNumbersIntoTheUnitWithoutRoundingErrors() {
    assertThat(record(counter(0.001), 12_780)).isEqualTo(new MetricValue.Counter(12.78, BOOT));
    assertThat(record(counter(1024), 3)).isEqualTo(new MetricValue.Counter(3072, BOOT));
  }

  @Test
  void recordsGauges() {
    MetricDescriptor metric = MetricDescriptor.gauge("test.gauge", "By", "A gauge.");
    Series series = new Series(metric, Attributes.EMPTY, 1024, BOOT);
    assertThat(record(series, 3)).isEqualTo(new MetricValue.Gauge(3072));
    assertThat(record(series, 2)).isEqualTo(new MetricValue.Gauge(2048));
  }

  private Series counter(double scale) {
    MetricDescriptor metric = MetricDescriptor.counter("test.counter", "s", "A counter.");
    return new Series(metric, Attributes.EMPTY, scale, BOOT);
  }

  private MetricValue record(Series series, long raw) {
    RecordingRecorder out = new RecordingRecorder(clock);
    series.record(out, raw);
    clock.advance(STEP);
    return out.points().getFirst().value();
  }
}
