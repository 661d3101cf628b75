package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;

/**
 * The series of metrics by family, and how long each is shown and remembered. Times are nanoseconds
 * of {@link PluginContext#nanoTime()}. Guarded by its store.
 */
final class SeriesTable {

  private static final long BETWEEN_EVICTIONS = Duration.ofSeconds(10).toNanos();

  private final int maxSeries;
  private final long shownAtLeast;
  private final FamilyNames names;
  private final Map<Family.Id, Family> families = new LinkedHashMap<>();
  private @Nullable List<NamedFamily> inOrder;
  private int size;
  private long evictedAt;

  SeriesTable(OpenMetricsConfig config, PluginContext context) {
    this.maxSeries = config.maxSeries();
    this.shownAtLeast = config.staleAfter().toNanos();
    this.names = new FamilyNames(OwnFamilies.NAMES, context.logger());
    this.evictedAt = context.nanoTime() - BETWEEN_EVICTIONS;
  }

  /**
   * Takes a point, unless it is older than the one that is shown.
   *
   * @param time when the point was true
   * @return why it can't be taken; empty if that is not so
   */
  Optional<String> put(KnownComponent owner, MetricPoint point, long time, long now) {
    Family family = family(point.descriptor());
    Family.Key key = Family.Key.of(owner.component(), point.attributes());
    Series known = family.series(key);
    Series series =
        known != null
            ? known
            : family.newSeries(LabelSet.of(owner.component(), point.attributes()), owner, time);
    if (series.isNewerThan(time)) {
      return Optional.empty();
    }
    if (!series.take(point.value())) {
      return Optional.of("The value of %s does not fit its kind.".formatted(point.name()));
    }
    series.seen(time);
    return known != null ? Optional.empty() : keep(family, key, series, now);
  }

  private Family family(MetricDescriptor metric) {
    Family.Id id = Family.Id.of(metric);
    Family family = families.get(id);
    if (family == null) {
      family = new Family(metric);
      families.put(id, family);
      names.add(family, families.values());
      inOrder = null;
    }
    return family;
  }

  private Optional<String> keep(Family family, Family.Key key, Series series, long now) {
    if (size >= maxSeries && now - evictedAt >= BETWEEN_EVICTIONS) {
      evictedAt = now;
      remove(one -> !one.isShown(now, shownAtLeast));
    }
    if (size >= maxSeries) {
      return Optional.of(
          "The endpoint keeps no more than %d series (max_series).".formatted(maxSeries));
    }
    if (!family.add(key, series)) {
      return Optional.of(
          "With legal labels the series can't be told from another of the metric %s."
              .formatted(family.metric().name()));
    }
    size++;
    return Optional.empty();
  }

  /**
   * Forgets what is older than that.
   *
   * @param inUse takes the components that still have a series
   */
  void forget(long age, long now, Set<KnownComponent> inUse) {
    remove(series -> series.age(now) > age);
    for (Family family : List.copyOf(families.values())) {
      family.series().forEach(series -> inUse.add(series.component));
      if (family.series().isEmpty()) {
        families.remove(Family.Id.of(family.metric()));
        names.remove(family);
        inOrder = null;
      }
    }
  }

  private void remove(Predicate<Series> outdated) {
    for (Family family : families.values()) {
      size -= family.removeIf(outdated);
    }
  }

  /** All families in the order of the names that they have now. */
  List<NamedFamily> inOrder() {
    if (inOrder == null) {
      inOrder =
          families.values().stream()
              .map(NamedFamily::of)
              .sorted(Comparator.comparing(NamedFamily::name))
              .toList();
    }
    return inOrder;
  }

  /** How many families do not have the name that they would have alone. */
  int renamed() {
    return (int) families.values().stream().filter(Family::isRenamed).count();
  }
}
