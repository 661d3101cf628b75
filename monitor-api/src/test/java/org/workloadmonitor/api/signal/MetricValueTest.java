package org.workloadmonitor.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricValueTest {

  private static final Instant START = Instant.EPOCH;

  @Test
  void samplesCountAndAddUp() {
    var samples = new MetricValue.Samples(List.of(0.5, 2.0), List.of(4L, 1L), START);

    assertThat(samples.count()).isEqualTo(5);
    assertThat(samples.sum()).isEqualTo(4);
    assertThat(MetricValue.Samples.of(3, START).count()).isEqualTo(1);
  }

  @Test
  void samplesNeedACountForEachValue() {
    assertThatThrownBy(() -> new MetricValue.Samples(List.of(), List.of(), START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MetricValue.Samples(List.of(1.0), List.of(1L, 2L), START))
        .hasMessageContaining("1 values, 2 counts");
    assertThatThrownBy(() -> new MetricValue.Samples(List.of(1.0), List.of(0L), START))
        .hasMessageContaining("at least 1: 0");
  }

  @Test
  void aHistogramCountsItsBuckets() {
    var histogram = new MetricValue.Histogram(List.of(1.0, 2.0), List.of(3L, 0L, 4L), 12, START);

    assertThat(histogram.count()).isEqualTo(7);
    assertThat(new MetricValue.Histogram(List.of(), List.of(2L), 5, START).count()).isEqualTo(2);
  }

  @Test
  void aHistogramNeedsOneCountMoreThanBounds() {
    assertThatThrownBy(() -> new MetricValue.Histogram(List.of(1.0), List.of(1L), 0, START))
        .hasMessageContaining("1 bounds, 1 counts");
  }

  @Test
  void theBoundsOfAHistogramAscendAndAreFinite() {
    for (List<Double> bounds :
        List.of(
            List.of(2.0, 1.0),
            List.of(1.0, 1.0),
            List.of(0.0, -0.0),
            List.of(1.0, Double.POSITIVE_INFINITY),
            List.of(Double.NEGATIVE_INFINITY, 1.0),
            List.of(Double.NaN, 1.0))) {
      assertThatThrownBy(() -> new MetricValue.Histogram(bounds, List.of(0L, 0L, 0L), 0, START))
          .as("%s", bounds)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ascend");
    }
  }

  @Test
  void aBucketIsNotNegative() {
    assertThatThrownBy(() -> new MetricValue.Histogram(List.of(), List.of(-1L), 0, START))
        .hasMessageContaining("-1");
  }

  @Test
  void listsAreCopied() {
    List<Double> values = new ArrayList<>(List.of(1.0));
    List<Long> counts = new ArrayList<>(List.of(1L));
    var samples = new MetricValue.Samples(values, counts, START);
    values.set(0, 2.0);
    counts.set(0, 2L);

    assertThat(samples).isEqualTo(MetricValue.Samples.of(1, START));
  }
}
