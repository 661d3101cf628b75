package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Gauge;
import org.workloadmonitor.api.signal.MetricValue.Histogram;
import org.workloadmonitor.api.signal.MetricValue.Samples;

/** How the values of several points of one series become one value; at least one is added. */
sealed interface Gathering {

  void add(MetricPoint point);

  MetricValue value();

  /** Keeps the latest value: of a cumulative counter. */
  final class Latest implements Gathering {

    private @Nullable MetricPoint latest;

    @Override
    public void add(MetricPoint point) {
      if (latest == null || !point.timestamp().isBefore(latest.timestamp())) {
        latest = point;
      }
    }

    @Override
    public MetricValue value() {
      return Objects.requireNonNull(latest).value();
    }
  }

  /** Adds up increases of a counter. */
  final class Sum implements Gathering {

    private double sum;
    private Instant start = Instant.MAX;

    @Override
    public void add(MetricPoint point) {
      Counter counter = (Counter) point.value();
      sum += counter.value();
      start = counter.start().isBefore(start) ? counter.start() : start;
    }

    @Override
    public MetricValue value() {
      return new Counter(sum, start);
    }
  }

  /** Keeps every measurement, equal ones together: of a gauge, or of single samples. */
  final class Distribution implements Gathering {

    private record Measured(double value, long count) {}

    private final List<Measured> measured = new ArrayList<>(4);
    private Instant start = Instant.MAX;

    @Override
    public void add(MetricPoint point) {
      switch (point.value()) {
        case Gauge(double value) -> add(value, 1, point.timestamp());
        case Samples samples -> {
          for (int i = 0; i < samples.values().size(); i++) {
            add(samples.values().get(i), samples.counts().get(i), samples.start());
          }
        }
        case MetricValue other -> throw new IllegalArgumentException("Not a measurement: " + other);
      }
    }

    private void add(double value, long count, Instant from) {
      measured.add(new Measured(value, count));
      start = from.isBefore(start) ? from : start;
    }

    @Override
    public MetricValue value() {
      measured.sort((one, other) -> Double.compare(one.value(), other.value()));
      List<Double> values = new ArrayList<>();
      List<Long> counts = new ArrayList<>();
      for (Measured each : measured) {
        int last = values.size() - 1;
        if (last >= 0 && values.get(last) == each.value()) {
          counts.set(last, counts.get(last) + each.count());
        } else {
          values.add(each.value());
          counts.add(each.count());
        }
      }
      return new Samples(values, counts, start);
    }
  }

  /** Adds up increases of a histogram; all have the same bounds. */
  final class Buckets implements Gathering {

    private final List<Double> bounds;
    private final long[] counts;
    private double sum;
    private Instant start = Instant.MAX;

    Buckets(List<Double> bounds) {
      this.bounds = bounds;
      this.counts = new long[bounds.size() + 1];
    }

    @Override
    public void add(MetricPoint point) {
      Histogram histogram = (Histogram) point.value();
      for (int i = 0; i < counts.length; i++) {
        counts[i] += histogram.counts().get(i);
      }
      sum += histogram.sum();
      start = histogram.start().isBefore(start) ? histogram.start() : start;
    }

    @Override
    public MetricValue value() {
      return new Histogram(bounds, Arrays.stream(counts).boxed().toList(), sum, start);
    }
  }

  /**
   * Counts on from all that was seen of the series before. Windows are closed in the order in which
   * they began, so what belongs to a later one is not counted before the value is asked for.
   */
  final class Accumulated implements Gathering {

    private final Accumulations accumulations;
    private final String component;
    private final List<MetricPoint> points = new ArrayList<>();

    Accumulated(Accumulations accumulations, String component) {
      this.accumulations = accumulations;
      this.component = component;
    }

    @Override
    public void add(MetricPoint point) {
      points.add(point);
    }

    @Override
    public MetricValue value() {
      Accumulation accumulation = accumulations.of(component, points.getFirst());
      points.forEach(accumulation::add);
      return accumulation.value();
    }
  }
}
