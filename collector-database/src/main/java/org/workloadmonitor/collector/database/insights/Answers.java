package org.workloadmonitor.collector.database.insights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Turns the series of an answer into points: each once, at the end of the period it stands for. */
final class Answers {

  private final Instance instance;
  private final List<Dimension> dimensions;
  private final Map<String, Counter> counters;
  private final Progress progress;
  private final DigestEvents events;
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

  /** Takes one series: what is new of it in the window. Gaps are left for a later run. */
  void take(MetricKeyDataPoints answer, Window window, Recorder out) {
    Map<String, String> named = answer.key().dimensions();
    series(answer.key().metric(), named)
        .ifPresent(
            series -> {
              boolean any = false;
              for (DataPoint point : answer.dataPoints()) {
                any |= take(series, point, window, out);
              }
              if (any && series.metric().equals(Metrics.by(Dimension.SQL))) {
                Digest.of(named).ifPresent(digest -> events.tell(digest, out));
              }
            });
  }

  private boolean take(Series series, DataPoint point, Window window, Recorder out) {
    Double value = point.value();
    Instant time = point.timestamp();
    if (value == null || !Double.isFinite(value) || time == null || !window.contains(time)) {
      return false;
    }
    if (series.metric().equals(Metrics.LOAD) && (newest == null || time.isAfter(newest))) {
      newest = time;
    }
    if (!progress.take(series.metric().name(), series.attributes(), time)) {
      return false;
    }
    out.record(
        new MetricPoint(
            series.metric(),
            series.attributes(),
            new MetricValue.Gauge(value * series.factor()),
            time));
    return true;
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
