package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/** All series of one metric. Guarded by its store. */
final class Family {

  /** What tells a family from others. */
  record Id(String metric, MetricKind kind, String unit) {
    static Id of(MetricDescriptor metric) {
      return new Id(metric.name(), metric.kind(), metric.unit());
    }
  }

  /** What tells a series of the family from the others. */
  record Key(String component, String componentType, Attributes attributes) {
    static Key of(Component component, Attributes attributes) {
      return new Key(component.id(), component.type(), attributes);
    }
  }

  private final Map<Key, Series> series = new HashMap<>();
  private final SeriesInOrder inOrder = new SeriesInOrder();

  /** What is shown of the series; that must differ too. */
  private final Set<Labels> labels = new HashSet<>();

  private final MetricDescriptor metric;
  private final FamilyName parts;
  private MetricMetadata metadata;

  Family(MetricDescriptor metric) {
    this.metric = metric;
    this.parts = FamilyName.of(metric);
    this.metadata = metadata(parts.plain());
  }

  MetricDescriptor metric() {
    return metric;
  }

  FamilyName parts() {
    return parts;
  }

  /** The name that is shown. */
  String name() {
    return metadata.getPrometheusName();
  }

  void rename(String name) {
    metadata = metadata(name);
  }

  private MetricMetadata metadata(String name) {
    @Nullable Unit unit = parts.unit().isEmpty() ? null : new Unit(parts.unit());
    return new MetricMetadata(name, metric.description(), unit);
  }

  @Nullable Series series(Key key) {
    return series.get(key);
  }

  Collection<Series> series() {
    return series.values();
  }

  /**
   * Adds a series.
   *
   * @return whether it could be told from the others when it is shown
   */
  boolean add(Key key, Series added) {
    if (!labels.add(added.labels)) {
      return false;
    }
    series.put(key, added);
    inOrder.add(added);
    return true;
  }

  /**
   * Removes series.
   *
   * @return how many
   */
  int removeIf(Predicate<Series> outdated) {
    int before = series.size();
    if (series.values().removeIf(outdated)) {
      inOrder.removeIf(one -> outdated.test(one) && labels.remove(one.labels));
    }
    return before - series.size();
  }

  boolean isRenamed() {
    return !name().equals(parts.plain());
  }

  Series newSeries(Labels labels, KnownComponent component, long seen) {
    return switch (metric.kind()) {
      case COUNTER -> new CounterSeries(labels, component, seen);
      case GAUGE -> new GaugeSeries(labels, component, seen);
      case HISTOGRAM -> new HistogramSeries(labels, component, seen, Buckets.of(metric.unit()));
    };
  }

  /** The series as they came. */
  SeriesInOrder inOrder() {
    return inOrder;
  }

  /** The name that is shown at present, and what else a scrape tells of all series. */
  MetricMetadata metadata() {
    return metadata;
  }

  /** Some of the series, under a name that the family has or had. */
  MetricSnapshot snapshot(MetricMetadata as, List<DataPointSnapshot> points) {
    return switch (metric.kind()) {
      case COUNTER -> new CounterSnapshot(as, cast(points, CounterDataPointSnapshot.class));
      case GAUGE -> new GaugeSnapshot(as, cast(points, GaugeDataPointSnapshot.class));
      case HISTOGRAM -> new HistogramSnapshot(as, cast(points, HistogramDataPointSnapshot.class));
    };
  }

  private static <T> List<T> cast(List<?> points, Class<T> type) {
    return points.stream().map(type::cast).toList();
  }
}
