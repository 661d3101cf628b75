package org.workloadmonitor.collector.database.insights;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.collector.database.insights.counter.Counter;
import org.workloadmonitor.collector.database.insights.progress.Progress;
import org.workloadmonitor.collector.database.insights.progress.Window;
import software.amazon.awssdk.services.pi.model.DataPoint;
import software.amazon.awssdk.services.pi.model.MetricKeyDataPoints;

/**
 * Turns the series of a window into points: each once, at the end of the period it stands for.
 *
 * <p>A part may come in pieces: two texts of a statement have one digest, two addresses of a host
 * one name. They are added up. The total comes once for each dimension, and is taken once.
 */
final class Answers {

  private final Instance instance;
  private final List<Dimension> dimensions;
  private final Map<String, Counter> counters;
  private final Progress progress;
  private final DigestEvents events;
  private final Map<Series, SortedMap<Instant, Double>> read = new LinkedHashMap<>();
  private final Map<Series, Digest> digests = new HashMap<>();
  private @Nullable Instant newest;

  private record Series(MetricDescriptor metric, Attributes attributes, double factor) {}

  Answers(
      Instance instance,
      List<Dimension> dimensions,
      List<Counter> counters,
      Progress progress,
      DigestEvents events) {
    this.instance = instance;
    this.dimensions = dimensions;
    this.counters =
        counters.stream()
            .collect(Collectors.toMap(each -> each.name().text(), Function.identity()));
    this.progress = progress;
    this.events = events;
  }

  /** Reads one series: its points in the window that have a number. The others are gaps. */
  void read(MetricKeyDataPoints answer, Window window) {
    Map<String, String> named = answer.key().dimensions();
    series(answer.key().metric(), named)
        .ifPresent(
            series -> {
              Digest.of(named).ifPresent(digest -> digests.putIfAbsent(series, digest));
              SortedMap<Instant, Double> points = new TreeMap<>();
              for (DataPoint point : answer.dataPoints()) {
                if (isWhole(point) && window.contains(point.timestamp())) {
                  points.put(point.timestamp(), point.value() * series.factor());
                }
              }
              read.merge(series, points, named.isEmpty() ? (one, _) -> one : Answers::sum);
            });
  }

  private static boolean isWhole(DataPoint point) {
    return point.timestamp() != null && point.value() != null && Double.isFinite(point.value());
  }

  private static SortedMap<Instant, Double> sum(
      SortedMap<Instant, Double> one, SortedMap<Instant, Double> two) {
    two.forEach((time, value) -> one.merge(time, value, Double::sum));
    return one;
  }

  /** Tells what is new of all that was read, and begins anew. */
  void tell(Recorder out) {
    read.forEach(
        (series, points) -> {
          boolean any = false;
          for (Map.Entry<Instant, Double> point : points.entrySet()) {
            any |= tell(series, point.getKey(), point.getValue(), out);
          }
          Digest digest = digests.get(series);
          if (any && digest != null) {
            events.tell(digest, out);
          }
          if (series.metric().equals(Metrics.LOAD) && !points.isEmpty()) {
            newest = points.lastKey();
          }
        });
    forget();
  }

  private boolean tell(Series series, Instant time, double value, Recorder out) {
    boolean fresh = progress.take(series.metric().name(), series.attributes(), time);
    if (fresh) {
      MetricValue gauge = new MetricValue.Gauge(value);
      out.record(new MetricPoint(series.metric(), series.attributes(), gauge, time));
    }
    return fresh;
  }

  /** Forgets what was read of a window that did not come to its end. */
  void forget() {
    read.clear();
    digests.clear();
  }

  private Optional<Series> series(String metric, Map<String, String> named) {
    Attributes.Builder attributes = attributes();
    Counter counter = counters.get(metric);
    if (counter != null) {
      return Optional.of(new Series(counter.metric(), attributes.build(), counter.factor()));
    }
    if (!metric.equals(Questions.LOAD)) {
      return Optional.empty();
    }
    if (named.isEmpty()) {
      return Optional.of(new Series(Metrics.LOAD, attributes.build(), 1));
    }
    return dimensions.stream()
        .filter(dimension -> dimension.isMeant(named))
        .findFirst()
        .filter(dimension -> dimension.put(named, attributes))
        .map(dimension -> new Series(Metrics.by(dimension), attributes.build(), 1));
  }

  private Attributes.Builder attributes() {
    return Attributes.builder()
        .put("db.system.name", instance.engine().system())
        .put("rds.instance", instance.label());
  }

  /** The time of the newest point of the total load that the service has, taken now or before. */
  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }
}
