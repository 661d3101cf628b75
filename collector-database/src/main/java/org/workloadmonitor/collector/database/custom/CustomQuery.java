package org.workloadmonitor.collector.database.custom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A query of the configuration's own.
 *
 * @param name tells it from others, and begins the names of its metrics
 * @param sql one statement that only reads
 * @param interval how often it is read; never more often than the collector runs
 * @param metrics the columns that are metrics
 * @param attributes the columns that tell the rows apart
 * @param event the events that the rows are
 * @param maxRows the most rows that are taken
 */
public record CustomQuery(
    @Description("Name of the query; begins the names of its metrics.") String name,
    @Description("One statement that only reads. The session is read-only.") String sql,
    @Range(min = "1s", max = "7d")
        @Description("How often it is read; without it, at every run of the collector.")
        Optional<Duration> interval,
    @Description("Columns that are metrics, each with name, unit, kind and description.")
        Map<String, MetricColumn> metrics,
    @Description("Columns that become attributes, under their own names.") List<String> attributes,
    @Description("Makes an event of each row.") Optional<EventRow> event,
    @Default("100")
        @Range(min = "1", max = "10000")
        @Description("Most rows that are taken; more are left out, and said.")
        int maxRows) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]*");

  /** Checks the name, that something comes of the rows, and the names and units of the metrics. */
  public CustomQuery {
    metrics = Map.copyOf(metrics);
    attributes = List.copyOf(attributes);
    if (!NAME.matcher(name).matches()) {
      throw new ConfigurationException(
          "name",
          "The name '%s' is not made of lower-case letters, digits, _ and dots.".formatted(name));
    }
    if (sql.isBlank()) {
      throw new ConfigurationException("sql", "The statement is empty.");
    }
    if (metrics.isEmpty() && event.isEmpty()) {
      throw new ConfigurationException(
          "metrics", "Nothing comes of the rows. Name a column under 'metrics', or write 'event'.");
    }
    for (Map.Entry<String, MetricColumn> column : metrics.entrySet()) {
      check(name, column.getKey(), column.getValue());
    }
  }

  private static void check(String query, String column, MetricColumn metric) {
    try {
      descriptor(query, column, metric);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("metrics." + column, String.valueOf(e.getMessage()));
    }
  }

  private static MetricDescriptor descriptor(String query, String column, MetricColumn metric) {
    String name = metric.name().orElse(query + "." + column);
    return switch (metric.kind()) {
      case GAUGE -> MetricDescriptor.gauge(name, metric.unit(), metric.description());
      case COUNTER -> MetricDescriptor.counter(name, metric.unit(), metric.description());
    };
  }

  MetricDescriptor descriptor(String column) {
    MetricColumn metric = metrics.get(column);
    if (metric == null) {
      throw new IllegalArgumentException(column);
    }
    return descriptor(name, column, metric);
  }
}
