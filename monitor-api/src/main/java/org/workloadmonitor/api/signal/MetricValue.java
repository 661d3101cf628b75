package org.workloadmonitor.api.signal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The value of a {@link MetricPoint}. A gauge metric has {@link Gauge} points, a counter {@link
 * Counter}, a histogram {@link Samples} or {@link Histogram}. A sink that asks for an aggregation
 * window gets gauges as {@code Samples} too.
 */
public sealed interface MetricValue {

  /**
   * A value at a moment.
   *
   * @param value in the descriptor's unit
   */
  record Gauge(double value) implements MetricValue {}

  /**
   * An increase between two moments.
   *
   * <p>Collectors give the total since the counter was last zero. A sink that asks for delta
   * counters gets the same type with {@code start} at the point before.
   *
   * @param value the increase from {@code start} to the point's timestamp, in the descriptor's unit
   * @param start where the increase begins
   */
  record Counter(double value, Instant start) implements MetricValue {
    /** Checks for null. */
    public Counter {
      Objects.requireNonNull(start, "start");
    }
  }

  /**
   * Single measurements, each with how often it was seen, between two moments.
   *
   * @param values the measurements, in the descriptor's unit; at least one; unmodifiable
   * @param counts how often each was seen, at least 1; as many as there are values; unmodifiable
   * @param start where the collection of these measurements began
   */
  record Samples(List<Double> values, List<Long> counts, Instant start) implements MetricValue {
    /**
     * Copies the lists and checks their lengths.
     *
     * @throws IllegalArgumentException if there is no value, the lists differ in length or a count
     *     is below 1
     */
    public Samples {
      values = List.copyOf(values);
      counts = List.copyOf(counts);
      Objects.requireNonNull(start, "start");
      if (values.isEmpty() || values.size() != counts.size()) {
        throw new IllegalArgumentException(
            "Samples need one count for each value: %d values, %d counts."
                .formatted(values.size(), counts.size()));
      }
      for (long count : counts) {
        if (count < 1) {
          throw new IllegalArgumentException("A sample's count must be at least 1: " + count);
        }
      }
    }

    /** One measurement, seen once. */
    public static Samples of(double value, Instant time) {
      return new Samples(List.of(value), List.of(1L), time);
    }

    /** How many measurements there are. */
    public long count() {
      long all = 0;
      for (long count : counts) {
        all += count;
      }
      return all;
    }

    /** The sum of all measurements. */
    public double sum() {
      double sum = 0;
      for (int i = 0; i < values.size(); i++) {
        sum += values.get(i) * counts.get(i);
      }
      return sum;
    }
  }

  /**
   * Measurements that were counted into buckets at the source, between two moments.
   *
   * @param bounds the inclusive upper bounds of all buckets but the last, which has none;
   *     ascending, none twice, and finite; unmodifiable
   * @param counts how many measurements fell into each bucket alone (not cumulative); one more than
   *     there are bounds; unmodifiable
   * @param sum the sum of all measurements, in the descriptor's unit
   * @param start where counting began
   */
  record Histogram(List<Double> bounds, List<Long> counts, double sum, Instant start)
      implements MetricValue {
    /**
     * Copies the lists and checks them.
     *
     * @throws IllegalArgumentException if the lengths don't fit, bounds don't ascend or a count is
     *     negative
     */
    public Histogram {
      bounds = List.copyOf(bounds);
      counts = List.copyOf(counts);
      Objects.requireNonNull(start, "start");
      if (counts.size() != bounds.size() + 1) {
        throw new IllegalArgumentException(
            "A histogram needs one count more than bounds: %d bounds, %d counts."
                .formatted(bounds.size(), counts.size()));
      }
      requireAscending(bounds);
      for (long count : counts) {
        if (count < 0) {
          throw new IllegalArgumentException("A bucket's count must not be negative: " + count);
        }
      }
    }

    private static void requireAscending(List<Double> bounds) {
      double before = Double.NEGATIVE_INFINITY;
      for (double bound : bounds) {
        if (!(bound > before) || bound == Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "A histogram's bounds must be finite and ascend: " + bounds);
        }
        before = bound;
      }
    }

    /** How many measurements there are in all buckets. */
    public long count() {
      long all = 0;
      for (long count : counts) {
        all += count;
      }
      return all;
    }
  }
}
