package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import org.workloadmonitor.api.signal.MetricValue;

/**
 * A distribution since some time. One that was counted at its source is shown as it came; single
 * measurements are counted here.
 */
final class HistogramSeries extends Series {

  /** Upper bounds with infinity at the end; shared, never changed. */
  private double[] bounds;

  private long[] counts;
  private double sum;
  private long startMillis;

  /**
   * Creates an empty one.
   *
   * @param bounds of the buckets for single measurements, with infinity at the end
   */
  HistogramSeries(Labels labels, KnownComponent component, long seen, double[] bounds) {
    super(labels, component, seen);
    this.bounds = bounds;
    this.counts = new long[bounds.length];
  }

  @Override
  boolean take(MetricValue next) {
    switch (next) {
      case MetricValue.Samples samples -> add(samples);
      case MetricValue.Histogram histogram -> replace(histogram);
      case MetricValue.Gauge _, MetricValue.Counter _ -> {
        return false;
      }
    }
    return true;
  }

  private void add(MetricValue.Samples samples) {
    if (startMillis == 0) {
      startMillis = Math.max(0, samples.start().toEpochMilli());
    }
    for (int i = 0; i < samples.values().size(); i++) {
      counts[bucket(samples.values().get(i))] += samples.counts().get(i);
    }
    sum += samples.sum();
  }

  /** The first bucket whose bound is not below the value. */
  private int bucket(double value) {
    int found = Arrays.binarySearch(bounds, value);
    return found >= 0 ? found : -found - 1;
  }

  private void replace(MetricValue.Histogram histogram) {
    int last = histogram.bounds().size();
    boolean sameBounds = bounds.length == last + 1;
    for (int i = 0; sameBounds && i < last; i++) {
      sameBounds = bounds[i] == histogram.bounds().get(i);
    }
    if (!sameBounds) {
      bounds = new double[last + 1];
      Arrays.setAll(bounds, i -> i < last ? histogram.bounds().get(i) : Double.POSITIVE_INFINITY);
      counts = new long[last + 1];
    }
    for (int i = 0; i <= last; i++) {
      counts[i] = histogram.counts().get(i);
    }
    sum = histogram.sum();
    startMillis = Math.max(0, histogram.start().toEpochMilli());
  }

  @Override
  int lines() {
    return counts.length + 2;
  }

  @Override
  HistogramDataPointSnapshot snapshot() {
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds, counts), sum, labels, Exemplars.EMPTY, startMillis);
  }
}
