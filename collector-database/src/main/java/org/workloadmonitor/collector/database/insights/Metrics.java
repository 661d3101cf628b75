package org.workloadmonitor.collector.database.insights;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** The metrics whose names are known beforehand. Totals and parts never share one. */
final class Metrics {

  static final MetricDescriptor LOAD =
      MetricDescriptor.gauge("rds.db.load", "{session}", "Average active sessions, all of them.");

  static final MetricDescriptor UP =
      MetricDescriptor.gauge(
          "rds.performance_insights.up",
          "{state}",
          "Whether Performance Insights could be read: 1 if so, 0 if not.");

  static final MetricDescriptor AGE =
      MetricDescriptor.gauge(
          "rds.performance_insights.age",
          "s",
          "How old the newest point of the load is: the delay of the service, and ours.");

  static final MetricDescriptor REQUESTS =
      MetricDescriptor.counter(
          "rds.performance_insights.requests",
          "{request}",
          "Requests sent to Performance Insights and RDS, repetitions included.");

  private static final Map<Dimension, MetricDescriptor> PARTS = parts();

  static final List<MetricDescriptor> ALL =
      Stream.concat(Stream.of(LOAD, UP, AGE, REQUESTS), PARTS.values().stream()).toList();

  private Metrics() {}

  /** The load by a dimension. */
  static MetricDescriptor by(Dimension dimension) {
    return Objects.requireNonNull(PARTS.get(dimension));
  }

  private static Map<Dimension, MetricDescriptor> parts() {
    Map<Dimension, MetricDescriptor> parts = new EnumMap<>(Dimension.class);
    parts.put(Dimension.WAIT_EVENT, part("wait_event", "what they wait for"));
    parts.put(Dimension.WAIT_EVENT_TYPE, part("wait_event_type", "the kind of what they wait for"));
    parts.put(Dimension.SQL, part("query", "statement"));
    parts.put(Dimension.USER, part("user", "user"));
    parts.put(Dimension.HOST, part("host", "host of the client"));
    parts.put(Dimension.APPLICATION, part("application", "application"));
    parts.put(Dimension.DATABASE, part("database", "database"));
    parts.put(Dimension.SESSION_TYPE, part("session_type", "type of session"));
    return parts;
  }

  private static MetricDescriptor part(String word, String words) {
    return MetricDescriptor.gauge(
        "rds.db." + word + ".load",
        "{session}",
        "Average active sessions by %s, the busiest only.".formatted(words));
  }
}
