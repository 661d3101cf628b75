package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.workloadmonitor.api.signal.MetricValue;

/** Counts durations into the buckets for seconds. Whoever holds it guards it. */
final class Durations {

  private static final List<Double> BOUNDS = Bounds.of("s");

  private final Instant start;
  private final long[] counts = new long[BOUNDS.size() + 1];
  private double sum;

  Durations(Instant start) {
    this.start = start;
  }

  void add(long nanos) {
    double seconds = nanos / 1e9;
    int at = Collections.binarySearch(BOUNDS, seconds);
    counts[at >= 0 ? at : -at - 1]++;
    sum += seconds;
  }

  MetricValue.Histogram value() {
    return new MetricValue.Histogram(BOUNDS, Arrays.stream(counts).boxed().toList(), sum, start);
  }
}
