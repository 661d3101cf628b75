package org.workloadmonitor.sink.cloudwatch.datum;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Gauge;
import org.workloadmonitor.api.signal.MetricValue.Histogram;
import org.workloadmonitor.api.signal.MetricValue.Samples;

/**
 * Gathers the measurements of one point, in the unit of CloudWatch. Values beyond what CloudWatch
 * takes (±2^360) are refused; those too close to zero for it (2^-360) become zero. For use by one
 * thread.
 */
final class Measuring {

  static final double LARGEST = 0x1p360;
  static final double SMALLEST = 0x1p-360;

  /** More distinct values than this in one point are rounded until they are fewer. */
  static final int MOST_DISTINCT = 6_000;

  private final double factor;
  private final SortedMap<Double, Long> counted = new TreeMap<>();

  private Measuring(double factor) {
    this.factor = factor;
  }

  /**
   * The measurements of a value; none where nothing was measured.
   *
   * @throws Refusal if CloudWatch can't take one of them
   */
  static Measurements of(MetricValue value, double factor) throws Refusal {
    return switch (value) {
      case Gauge(double one) -> single(scaled(one, factor));
      case Counter(double increase, var _) -> single(scaled(increase, factor));
      case Samples samples when samples.values().size() == 1 ->
          new Measurements(
              new double[] {scaled(samples.values().getFirst(), factor)},
              new long[] {samples.counts().getFirst()});
      case Samples samples -> new Measuring(factor).add(samples).measurements();
      case Histogram histogram -> new Measuring(factor).add(histogram).measurements();
    };
  }

  private static Measurements single(double value) {
    return new Measurements(new double[] {value}, new long[] {1});
  }

  private static double scaled(double value, double factor) throws Refusal {
    double scaled = value * factor;
    if (!(Math.abs(scaled) <= LARGEST)) {
      throw new Refusal("The value is beyond 2^360, the largest that CloudWatch takes.");
    }
    return Math.abs(scaled) < SMALLEST ? 0 : scaled;
  }

  private Measuring add(Samples samples) throws Refusal {
    for (int i = 0; i < samples.values().size(); i++) {
      add(samples.values().get(i), samples.counts().get(i));
    }
    return this;
  }

  /**
   * Each bucket is written as one value within its bounds. All of these lie at the same fraction of
   * the way from the lower bound to the upper, chosen so that the sum, and with it the average, is
   * that of the measurements; percentiles are right to the width of a bucket.
   */
  private Measuring add(Histogram histogram) throws Refusal {
    Buckets buckets = new Buckets(histogram);
    for (int i = 0; i < histogram.counts().size(); i++) {
      if (histogram.counts().get(i) > 0) {
        add(buckets.value(i), histogram.counts().get(i));
      }
    }
    return this;
  }

  private void add(double value, long count) throws Refusal {
    counted.merge(scaled(value, factor), count, Long::sum);
  }

  private Measurements measurements() {
    SortedMap<Double, Long> fewer = counted;
    for (int digits = 4; fewer.size() > MOST_DISTINCT && digits > 0; digits--) {
      fewer = rounded(digits);
    }
    double[] values = new double[fewer.size()];
    long[] counts = new long[fewer.size()];
    int i = 0;
    for (Map.Entry<Double, Long> each : fewer.entrySet()) {
      values[i] = each.getKey();
      counts[i++] = each.getValue();
    }
    return new Measurements(values, counts);
  }

  private SortedMap<Double, Long> rounded(int digits) {
    MathContext precision = new MathContext(digits, RoundingMode.HALF_EVEN);
    SortedMap<Double, Long> fewer = new TreeMap<>();
    counted.forEach(
        (value, count) ->
            fewer.merge(
                BigDecimal.valueOf(value).round(precision).doubleValue(), count, Long::sum));
    return fewer;
  }
}
