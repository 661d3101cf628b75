package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.counter;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.histogram;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncreaseTest {

  private static final List<Double> BOUNDS = List.of(1.0);

  @Test
  void isTheDifferenceFromThePointBefore() {
    assertThat(Increase.between(counter(10, at(0), at(60)), counter(15, at(0), at(120))))
        .contains(counter(5, at(60), at(120)));
  }

  @Test
  void isTheWholeValueAfterAReset() {
    assertThat(Increase.between(counter(10, at(0), at(60)), counter(12, at(90), at(120))))
        .contains(counter(12, at(90), at(120)));
  }

  @Test
  void isTheWholeValueWhereTheTotalFellThoughNobodyTellsOfAReset() {
    assertThat(Increase.between(counter(10, at(0), at(60)), counter(3, at(0), at(120))))
        .contains(counter(3, at(60), at(120)));
  }

  @Test
  void isTheDifferenceWhereTheStartMovesByALittle() {
    assertThat(Increase.between(counter(10, at(0), at(60)), counter(15, at(0.4), at(120))))
        .contains(counter(5, at(60), at(120)));
  }

  @Test
  void ofHistogramsIsTheDifferenceOfEachBucket() {
    assertThat(
            Increase.between(
                histogram(BOUNDS, List.of(2L, 1L), 5, at(0), at(60)),
                histogram(BOUNDS, List.of(3L, 4L), 9, at(0), at(120))))
        .contains(histogram(BOUNDS, List.of(1L, 3L), 4, at(60), at(120)));
  }

  @Test
  void ofHistogramsThatCountFromThePointBeforeIsTheWhole() {
    assertThat(
            Increase.between(
                histogram(BOUNDS, List.of(2L, 1L), 5, at(0), at(60)),
                histogram(BOUNDS, List.of(1L, 0L), 1, at(60), at(120))))
        .contains(histogram(BOUNDS, List.of(1L, 0L), 1, at(60), at(120)));
  }

  @Test
  void isUnknownWhereTheBucketsChanged() {
    assertThat(
            Increase.between(
                histogram(BOUNDS, List.of(2L, 1L), 5, at(0), at(60)),
                histogram(List.of(2.0), List.of(3L, 1L), 6, at(0), at(120))))
        .isEmpty();
  }

  @Test
  void isUnknownForGauges() {
    assertThat(Increase.between(gauge(1, at(0)), gauge(2, at(60)))).isEmpty();
  }
}
