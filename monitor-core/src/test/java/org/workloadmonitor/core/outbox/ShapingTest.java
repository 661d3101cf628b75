package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.counter;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.histogram;
import static org.workloadmonitor.core.outbox.Points.item;
import static org.workloadmonitor.core.outbox.Points.only;
import static org.workloadmonitor.core.outbox.Points.sample;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Histogram;
import org.workloadmonitor.api.signal.MetricValue.Samples;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;

class ShapingTest {

  private static final SinkProfile PLAIN = SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT);
  private static final SinkProfile DELTA = PLAIN.withTemporality(Temporality.DELTA);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private long sequence;

  private List<Parcel> shaped(SinkProfile profile, Signal... signals) {
    return shaped(new Shaping(profile), signals);
  }

  private List<Parcel> shaped(Shaping shaping, Signal... signals) {
    add(shaping, signals);
    return shaping.all();
  }

  private void add(Shaping shaping, Signal... signals) {
    for (Signal signal : signals) {
      shaping.add(new Entry(sequence++, item(signal), 100, at(0)));
    }
  }

  private static MetricPoint point(Parcel parcel) {
    return (MetricPoint) parcel.item.signal();
  }

  @Test
  void leavesGaugesCountersAndEventsAsTheyAre() {
    Signal[] signals = {
      gauge(1, at(1)), counter(7, at(0), at(1)), event("test.event", at(1)), gauge(2, at(2))
    };
    assertThat(shaped(PLAIN, signals))
        .extracting(parcel -> parcel.item.signal())
        .containsExactly(signals);
  }

  @Test
  void leavesSamplesAsTheyAreForADeltaSink() {
    assertThat(only(shaped(DELTA, sample(0.2, at(1))))).contains(sample(0.2, at(1)));
  }

  @Test
  void countsSamplesIntoBucketsForACumulativeSink() {
    Parcel parcel =
        shaped(PLAIN, sample(0.004, at(1)), sample(0.005, at(2)), sample(99, at(3))).getFirst();
    Histogram histogram = (Histogram) point(parcel).value();
    assertThat(histogram.bounds()).startsWith(0.005, 0.01).endsWith(7.5, 10.0);
    assertThat(histogram.counts()).startsWith(2L, 0L).endsWith(0L, 1L);
    assertThat(histogram.sum()).isEqualTo(99.009);
    assertThat(histogram.start()).isEqualTo(at(1));
    assertThat(point(parcel).timestamp()).isEqualTo(at(3));
    assertThat(parcel.sequences).containsExactly(0, 1, 2);
  }

  @Test
  void countsOnFromWhatWasSeenBefore() {
    Shaping shaping = new Shaping(PLAIN);
    shaped(shaping, sample(0.2, at(1)));
    Histogram second = (Histogram) point(shaped(shaping, sample(0.2, at(61))).getFirst()).value();
    assertThat(second.count()).isEqualTo(2);
    assertThat(second.start()).isEqualTo(at(1));
  }

  @Test
  void scalesBucketsToTheUnit() {
    assertThat(Bounds.of("ms")).startsWith(5.0, 10.0).endsWith(10_000.0);
    assertThat(Bounds.of("ns")).startsWith(5e6);
    assertThat(Bounds.of("By")).contains(1024.0);
    assertThat(Bounds.of("{thing}")).startsWith(0.0, 5.0);
    assertThat(Bounds.of("1")).endsWith(1.0);
  }

  @Test
  void goesOnCountingWhereACumulativeHistogramIsReset() {
    Shaping shaping = new Shaping(PLAIN);
    List<Double> bounds = List.of(1.0);
    shaped(shaping, histogram(bounds, List.of(5L, 0L), 2, at(0), at(60)));
    shaped(shaping, histogram(bounds, List.of(1L, 0L), 0.5, at(90), at(120)));
    Parcel third =
        shaped(shaping, histogram(bounds, List.of(3L, 0L), 1, at(90), at(180))).getFirst();
    assertThat(point(third).value()).isEqualTo(new Histogram(bounds, List.of(8L, 0L), 3, at(0)));
  }

  @Test
  void gathersTheGaugesOfAWindowWithTheirCounts() {
    Parcel parcel =
        shaped(
                DELTA.withAggregationWindow(MINUTE),
                gauge(3, at(10)),
                gauge(1, at(20)),
                gauge(3, at(30)))
            .getFirst();
    assertThat(point(parcel).value())
        .isEqualTo(new Samples(List.of(1.0, 3.0), List.of(1L, 2L), at(10)));
    assertThat(point(parcel).timestamp()).isEqualTo(at(30));
    assertThat(parcel.sequences).containsExactly(0, 1, 2);
  }

  @Test
  void alignsWindowsToTheClock() {
    assertThat(
            shaped(
                DELTA.withAggregationWindow(MINUTE),
                gauge(1, at(59.999)),
                gauge(2, at(60)),
                gauge(3, at(119.999))))
        .extracting(parcel -> ((Samples) point(parcel).value()).values())
        .containsExactly(List.of(1.0), List.of(2.0, 3.0));
  }

  @Test
  void addsUpIncreasesOfACounterInAWindow() {
    Parcel parcel =
        shaped(
                DELTA.withAggregationWindow(MINUTE),
                counter(5, at(0), at(20)),
                counter(7, at(20), at(40)))
            .getFirst();
    assertThat(point(parcel).value()).isEqualTo(new Counter(12, at(0)));
  }

  @Test
  void keepsTheLastTotalOfACounterInAWindow() {
    Parcel parcel =
        shaped(
                PLAIN.withAggregationWindow(MINUTE),
                counter(5, at(0), at(20)),
                counter(7, at(0), at(40)))
            .getFirst();
    assertThat(point(parcel).value()).isEqualTo(new Counter(7, at(0)));
  }

  @Test
  void addsUpHistogramsOfTheSameBucketsOnly() {
    assertThat(
            shaped(
                DELTA.withAggregationWindow(MINUTE),
                histogram(List.of(1.0), List.of(1L, 0L), 1, at(0), at(10)),
                histogram(List.of(2.0), List.of(1L, 0L), 1, at(10), at(20)),
                histogram(List.of(1.0), List.of(0L, 2L), 8, at(20), at(30))))
        .extracting(parcel -> point(parcel).value())
        .containsExactly(
            new Histogram(List.of(1.0), List.of(1L, 2L), 9, at(0)),
            new Histogram(List.of(2.0), List.of(1L, 0L), 1, at(10)));
  }

  @Test
  void countsEachWindowForACumulativeSinkOnlyUpToItsEnd() {
    assertThat(
            shaped(
                PLAIN.withAggregationWindow(MINUTE),
                sample(0.2, at(10)),
                sample(0.2, at(70)),
                sample(0.2, at(20))))
        .extracting(parcel -> ((Histogram) point(parcel).value()).count())
        .containsExactly(2L, 3L);
  }

  @Test
  void gathersSamplesOfAWindowForADeltaSink() {
    Parcel parcel =
        shaped(DELTA.withAggregationWindow(MINUTE), sample(0.2, at(10)), sample(0.2, at(20)))
            .getFirst();
    assertThat(point(parcel).value()).isEqualTo(new Samples(List.of(0.2), List.of(2L), at(10)));
  }

  @Test
  void holdsTheNewestWindowBackWhereMoreMayFollow() {
    Shaping shaping = new Shaping(DELTA.withAggregationWindow(MINUTE));
    add(shaping, gauge(1, at(10)), gauge(2, at(70)), event("test.event", at(70)));
    assertThat(shaping.allButNewestWindow()).hasSize(2);
    assertThat(shaping.held()).isEqualTo(1);
    assertThat(shaping.all()).hasSize(1);
    assertThat(shaping.held()).isZero();
  }

  @Test
  void measuresWhatItHasShaped() {
    Parcel parcel =
        shaped(DELTA.withAggregationWindow(MINUTE), gauge(1, at(10)), gauge(2, at(20))).getFirst();
    assertThat(parcel.bytes).isEqualTo(JsonSize.of(parcel.item));
  }
}
