package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Histogram;
import org.workloadmonitor.api.signal.MetricValue.Samples;

/**
 * All measurements of one histogram series since it was first seen, counted into buckets: what a
 * cumulative sink gets in place of single samples or of increases.
 */
final class Accumulation {

  private List<Double> bounds;
  private long[] counts;
  private double sum;
  private Instant start;
  private @Nullable MetricPoint last;

  Accumulation(MetricPoint first) {
    switch (first.value()) {
      case Histogram histogram -> {
        bounds = histogram.bounds();
        start = histogram.start();
      }
      case Samples samples -> {
        bounds = Bounds.of(first.descriptor().unit());
        start = samples.start();
      }
      case MetricValue other ->
          throw new IllegalArgumentException("Not a histogram's value: " + other);
    }
    counts = new long[bounds.size() + 1];
  }

  void add(MetricPoint point) {
    switch (point.value()) {
      case Samples samples -> add(samples);
      case Histogram histogram -> add(point, histogram);
      case MetricValue other ->
          throw new IllegalArgumentException("Not a histogram's value: " + other);
    }
    last = point;
  }

  private void add(Samples samples) {
    for (int i = 0; i < samples.values().size(); i++) {
      counts[bucket(samples.values().get(i))] += samples.counts().get(i);
    }
    sum += samples.sum();
  }

  /** The first bucket whose inclusive upper bound is not below the value. */
  private int bucket(double value) {
    int at = Collections.binarySearch(bounds, value);
    return at >= 0 ? at : -at - 1;
  }

  private void add(MetricPoint point, Histogram histogram) {
    if (!histogram.bounds().equals(bounds)) {
      restart(histogram);
      return;
    }
    MetricPoint increase = last == null ? point : Increase.between(last, point).orElse(point);
    Histogram more = (Histogram) increase.value();
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more.counts().get(i);
    }
    sum += more.sum();
  }

  /** The source changed its buckets, so what was counted before can't go on. */
  private void restart(Histogram histogram) {
    bounds = histogram.bounds();
    counts = histogram.counts().stream().mapToLong(Long::longValue).toArray();
    sum = histogram.sum();
    start = last == null ? histogram.start() : last.timestamp();
  }

  /** The time of the point that was added last. */
  Instant time() {
    return last == null ? start : last.timestamp();
  }

  /** What it comes to now. */
  Histogram value() {
    List<Long> all = new ArrayList<>(counts.length);
    for (long count : counts) {
      all.add(count);
    }
    return new Histogram(bounds, all, sum, start);
  }
}
