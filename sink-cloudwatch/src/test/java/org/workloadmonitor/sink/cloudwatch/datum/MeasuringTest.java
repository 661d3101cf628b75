package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.signal.MetricValue;

class MeasuringTest {

  private static final Instant START = Instant.EPOCH;

  @Test
  void aGaugeIsASingleValue() throws Refusal {
    Measurements measured = Measuring.of(new MetricValue.Gauge(0.42), 100);

    assertThat(measured.isSingle()).isTrue();
    assertThat(measured.value(0)).isEqualTo(42);
  }

  @Test
  void aCounterIsItsIncrease() throws Refusal {
    assertThat(Measuring.of(new MetricValue.Counter(17, START), 1).value(0)).isEqualTo(17);
  }

  @Test
  void samplesKeepTheirCounts() throws Refusal {
    Measurements measured = samples(List.of(2.0, 1.0, 2.0), List.of(1L, 3L, 2L));

    assertThat(measured.toString()).isEqualTo("[1.0, 2.0] x [3, 3]");
    assertThat(measured.isSingle()).isFalse();
  }

  @Test
  void oneValueThatWasSeenOftenIsNoSingleValue() throws Refusal {
    assertThat(samples(List.of(2.0), List.of(6L)).isSingle()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.MAX_VALUE,
        -1e300,
        0x1p360 * 1.000000001
      })
  void whatIsBeyondTheRangeIsRefused(double value) {
    assertThatThrownBy(() -> Measuring.of(new MetricValue.Gauge(value), 1))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> samples(List.of(1.0, value), List.of(1L, 1L)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void theEndsOfTheRangeAreTaken() throws Refusal {
    assertThat(Measuring.of(new MetricValue.Gauge(-0x1p360), 1).value(0)).isEqualTo(-0x1p360);
    assertThat(Measuring.of(new MetricValue.Gauge(Double.MIN_VALUE), 1).value(0)).isZero();
  }

  @Test
  void manyValuesGoInPieces() throws Refusal {
    List<Double> values = new Random(1).doubles(400).boxed().toList();

    List<Measurements> pieces = samples(values, Collections.nCopies(400, 1L)).pieces(150);

    assertThat(pieces).extracting(Measurements::size).containsExactly(150, 150, 100);
    assertThat(pieces.get(0).value(149)).isLessThan(pieces.get(1).value(0));
  }

  @Test
  void veryManyAreRoundedButNoneIsLost() throws Refusal {
    List<Double> values = new Random(1).doubles(100_000).map(x -> x * 1e6).boxed().toList();

    Measurements measured = samples(values, Collections.nCopies(100_000, 1L));

    long count = 0;
    double sum = 0;
    for (int i = 0; i < measured.size(); i++) {
      count += measured.count(i);
      sum += measured.count(i) * measured.value(i);
    }
    double expected = values.stream().mapToDouble(x -> x).sum();
    assertThat(measured.size()).isLessThanOrEqualTo(Measuring.MOST_DISTINCT);
    assertThat(count).isEqualTo(100_000);
    assertThat(sum).isCloseTo(expected, within(expected * 1e-3));
  }

  @Test
  void aHistogramKeepsItsCountAndItsSum() throws Refusal {
    MetricValue.Histogram histogram =
        new MetricValue.Histogram(
            List.of(0.1, 0.5, 1.0), List.of(10L, 0L, 5L, 2L), 7.0, Instant.EPOCH);

    Measurements measured = Measuring.of(histogram, 1000);

    assertThat(measured.size()).isEqualTo(3);
    assertThat(sum(measured)).isCloseTo(7_000, within(1e-6));
    assertThat(measured.value(0)).isBetween(0.0, 100.0);
    assertThat(measured.value(1)).isBetween(500.0, 1_000.0);
    assertThat(measured.value(2)).isGreaterThanOrEqualTo(1_000.0);
  }

  @Test
  void whatIsBeyondTheLastBoundIsAsLargeAsTheSumSays() throws Refusal {
    MetricValue.Histogram histogram =
        new MetricValue.Histogram(List.of(1.0), List.of(0L, 2L), 100, Instant.EPOCH);

    assertThat(Measuring.of(histogram, 1).toString()).isEqualTo("[50.0] x [2]");
  }

  @Test
  void aHistogramWithoutBoundsIsItsAverage() throws Refusal {
    MetricValue.Histogram histogram =
        new MetricValue.Histogram(List.of(), List.of(4L), 10, Instant.EPOCH);

    assertThat(Measuring.of(histogram, 1).toString()).isEqualTo("[2.5] x [4]");
  }

  @Test
  void anEmptyHistogramIsNothing() throws Refusal {
    MetricValue.Histogram histogram =
        new MetricValue.Histogram(List.of(1.0), List.of(0L, 0L), 0, Instant.EPOCH);

    assertThat(Measuring.of(histogram, 1).size()).isZero();
  }

  @Test
  void bucketsBelowZeroStayThere() throws Refusal {
    MetricValue.Histogram histogram =
        new MetricValue.Histogram(List.of(-10.0, 0.0), List.of(1L, 1L, 0L), -15, Instant.EPOCH);

    Measurements measured = Measuring.of(histogram, 1);

    assertThat(measured.toString()).isEqualTo("[-10.0, -5.0] x [1, 1]");
  }

  private static double sum(Measurements measured) {
    double sum = 0;
    for (int i = 0; i < measured.size(); i++) {
      sum += measured.value(i) * measured.count(i);
    }
    return sum;
  }

  private static Measurements samples(List<Double> values, List<Long> counts) throws Refusal {
    return Measuring.of(new MetricValue.Samples(values, counts, START), 1);
  }
}
