package org.workloadmonitor.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** The metrics and series of one component, no more than a limit. Whoever holds it guards it. */
final class SeriesTable {

  /** A series silent for this long leaves when its place is needed. */
  static final Duration IDLE = Duration.ofMinutes(15);

  /** And for this long in any case. */
  static final Duration GONE = Duration.ofHours(2);

  /** Looking for idle series takes time, so a full table is not searched for each new one. */
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(30);

  private final MetricNames names;
  private IntSupplier limit;
  private final Map<MetricDescriptor, Metric> metrics = new HashMap<>();
  private int size;
  private @Nullable Metric last;
  private Instant searched = Instant.MIN;
  private Instant knownSince;

  /**
   * Creates an empty one.
   *
   * @param knownSince a counter that began later can't have been missed
   */
  SeriesTable(MetricNames names, int limit, Instant knownSince) {
    this.names = names;
    this.limit = () -> limit;
    this.knownSince = knownSince;
  }

  /** Has room for so many series from now on. */
  void limit(IntSupplier series) {
    limit = series;
  }

  int size() {
    return size;
  }

  /** A counter that began later was never seen and forgotten: its first value is an increase. */
  Instant knownSince() {
    return knownSince;
  }

  /** The metric, if it has a series. */
  @Nullable Metric metric(MetricDescriptor descriptor) {
    if (last != null && last.descriptor.equals(descriptor)) {
      return last; // the points of a metric tend to come together
    }
    Metric metric = metrics.get(descriptor);
    if (metric != null) {
      last = metric;
    }
    return metric;
  }

  /** Adds a metric, or gives null if its name means another one in this agent. */
  @Nullable Metric add(MetricDescriptor descriptor) {
    if (!names.claim(descriptor)) {
      return null;
    }
    Metric metric = new Metric(descriptor);
    metrics.put(descriptor, metric);
    return metric;
  }

  /** Whether there is room for one more series, perhaps in place of one that is idle. */
  boolean hasRoom(Instant now) {
    if (size < limit.getAsInt()) {
      return true;
    }
    if (Duration.between(searched, now).compareTo(BETWEEN_SEARCHES) >= 0) {
      searched = now;
      forgetIdle(now, IDLE);
    }
    return size < limit.getAsInt();
  }

  void add(Metric metric, Attributes attributes, Series series) {
    metric.series.put(attributes, series);
    size++;
  }

  void forEachMetric(Consumer<Metric> action) {
    metrics.values().forEach(action);
  }

  void forEachSeries(BiConsumer<Metric, Map.Entry<Attributes, Series>> action) {
    metrics.values().forEach(m -> m.series.entrySet().forEach(each -> action.accept(m, each)));
  }

  /** Forgets series that have been silent for that long, and for three times their own pace. */
  void forgetIdle(Instant now, Duration silent) {
    metrics
        .values()
        .forEach(metric -> metric.series.values().removeIf(s -> leaves(s, now, silent)));
    dropEmpty();
  }

  private boolean leaves(Series series, Instant now, Duration silent) {
    if (!series.isIdle(now.toEpochMilli(), silent.toMillis())) {
      return false;
    }
    Instant seen = Instant.ofEpochMilli(series.seen());
    if (series.last != null && seen.isAfter(knownSince)) {
      knownSince = seen;
    }
    size--;
    return true;
  }

  /** Forgets everything. */
  void clear() {
    metrics.values().forEach(metric -> metric.series.clear());
    size = 0;
    dropEmpty();
  }

  private void dropEmpty() {
    last = null;
    metrics
        .values()
        .removeIf(
            metric -> {
              if (metric.series.isEmpty()) {
                names.release(metric.descriptor);
              }
              return metric.series.isEmpty();
            });
  }
}
