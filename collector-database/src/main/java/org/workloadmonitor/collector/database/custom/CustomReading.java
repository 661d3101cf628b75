package org.workloadmonitor.collector.database.custom;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.query.Reading;

/** Makes metrics and events of the rows of a query. */
final class CustomReading implements Reading {

  private final CustomQuery query;
  private final Map<String, MetricDescriptor> metrics = new HashMap<>();
  private Map<Series, Total> totals = new HashMap<>();

  CustomReading(CustomQuery query) {
    this.query = query;
    query.metrics().keySet().forEach(column -> metrics.put(column, query.descriptor(column)));
  }

  /** A series of a counter. */
  private record Series(MetricDescriptor metric, Attributes attributes) {}

  /** A counter's total, and since when it counts as far as that is known. */
  private record Total(double value, Instant start) {}

  /** One reading. */
  private final class Run {
    private final Recorder out;
    private final Map<Series, Total> seen = new HashMap<>();
    private int rows;
    private boolean usable;

    private Run(Recorder out) {
      this.out = out;
    }

    private void read(ResultSet row) throws SQLException {
      rows++;
      if (rows == 1) {
        usable = hasAll(row.getMetaData());
      }
      if (!usable || rows > query.maxRows()) {
        return;
      }
      Attributes attributes = attributes(row);
      for (Map.Entry<String, MetricDescriptor> metric : metrics.entrySet()) {
        record(metric.getKey(), metric.getValue(), row, attributes);
      }
      if (query.event().isPresent()) {
        tell(query.event().get(), row, attributes);
      }
    }

    private boolean hasAll(ResultSetMetaData columns) throws SQLException {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      List<String> missing =
          Stream.concat(
                  Stream.concat(metrics.keySet().stream(), query.attributes().stream()),
                  query.event().flatMap(EventRow::message).stream())
              .filter(wanted -> names.stream().noneMatch(wanted::equalsIgnoreCase))
              .toList();
      if (missing.isEmpty()) {
        return true;
      }
      out.problem(
          "query " + query.name(),
          "The query gives no column %s. It gives: %s."
              .formatted(String.join(", ", missing), String.join(", ", names)));
      return false;
    }

    private Attributes attributes(ResultSet row) throws SQLException {
      Attributes.Builder attributes = Attributes.builder();
      for (String column : query.attributes()) {
        String value = row.getString(column);
        if (value != null && !value.isBlank()) {
          attributes.put(column, value);
        }
      }
      return attributes.build();
    }

    private void record(
        String column, MetricDescriptor metric, ResultSet row, Attributes attributes)
        throws SQLException {
      Object cell = row.getObject(column);
      double value;
      switch (cell) {
        case null -> {
          return;
        }
        case Boolean truth -> value = truth ? 1 : 0;
        case Number number -> value = number.doubleValue();
        default -> {
          out.problem(
              "query " + query.name(),
              "The column %s is no number. Cast it in the statement, or make it an attribute."
                  .formatted(column));
          return;
        }
      }
      if (metric.kind() == MetricKind.COUNTER) {
        count(metric, value, attributes);
      } else {
        out.gauge(metric, value, attributes);
      }
    }

    /** Nobody knows when it began to count; from the first decrease on, that is known. */
    private void count(MetricDescriptor metric, double value, Attributes attributes) {
      Series series = new Series(metric, attributes);
      Total before = totals.get(series);
      Instant start = before == null ? Instant.EPOCH : before.start();
      if (before != null && value < before.value()) {
        start = out.time();
      }
      seen.put(series, new Total(value, start));
      out.counter(metric, value, start, attributes);
    }

    private void tell(EventRow event, ResultSet row, Attributes attributes) throws SQLException {
      String message = event.message().isEmpty() ? null : row.getString(event.message().get());
      out.event(
          event.name(),
          event.severity(),
          message == null ? "A row of the query %s.".formatted(query.name()) : message,
          attributes);
    }
  }

  @Override
  public void read(Session session, Recorder out) throws SQLException {
    Run run = new Run(out);
    session.queryOfUser(query.sql(), query.maxRows() + 1, run::read);
    if (run.usable && run.rows > query.maxRows()) {
      out.problem(
          "query " + query.name(),
          "The query gives more than max_rows (%d) rows; the others are left out."
              .formatted(query.maxRows()));
    }
    totals = run.seen;
  }
}
