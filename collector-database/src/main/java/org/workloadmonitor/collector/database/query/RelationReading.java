package org.workloadmonitor.collector.database.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.collector.database.connection.Session;

/** Reads a relation's rows. Keeps the attributes of each row, which are the same in most runs. */
final class RelationReading implements Reading {

  private final SelectedRelation relation;
  private final String sql;
  private Map<List<@Nullable String>, Attributes[]> known = new HashMap<>();
  private Map<List<@Nullable String>, Attributes[]> seen = new HashMap<>();

  RelationReading(SelectedRelation relation) {
    this.relation = relation;
    this.sql = relation.sql();
  }

  @Override
  public void read(Session session, Recorder out) throws SQLException {
    if (relation.measures().isEmpty()) {
      return;
    }
    seen = HashMap.newHashMap(known.size());
    session.query(sql, row -> read(row, session, out));
    known = seen;
  }

  private void read(ResultSet row, Session session, Recorder out) throws SQLException {
    Attributes[] series = series(row);
    Instant start = start(row, session);
    int column = relation.labels().size();
    for (int i = 0; i < series.length; i++) {
      double value = row.getDouble(++column);
      if (!row.wasNull()) {
        record(relation.measures().get(i), value, start, series[i], out);
      }
    }
  }

  private static void record(
      Measure measure, double value, Instant start, Attributes attributes, Recorder out) {
    if (measure.metric().kind() == MetricKind.COUNTER) {
      out.counter(measure.metric(), value, start, attributes);
    } else {
      out.gauge(measure.metric(), value, attributes);
    }
  }

  private Instant start(ResultSet row, Session session) throws SQLException {
    if (relation.start().isEmpty()) {
      return session.serverStart();
    }
    Timestamp reset =
        row.getTimestamp(
            relation.labels().size() + relation.measures().size() + 1,
            Calendar.getInstance(TimeZone.getTimeZone("UTC")));
    return reset == null ? session.serverStart() : reset.toInstant();
  }

  private Attributes[] series(ResultSet row) throws SQLException {
    @Nullable String[] values = new String[relation.labels().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getString(i + 1);
    }
    List<@Nullable String> key = java.util.Arrays.asList(values);
    Attributes[] series = known.get(key);
    if (series == null) {
      series = series(values);
    }
    seen.put(key, series);
    return series;
  }

  private Attributes[] series(@Nullable String[] values) {
    Attributes.Builder labels = Attributes.builder();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null && !value.isBlank()) {
        labels.put(relation.labels().get(i).attribute(), value);
      }
    }
    Attributes row = labels.build();
    return relation.measures().stream()
        .map(measure -> joined(row, measure.attributes()))
        .toArray(Attributes[]::new);
  }

  private static Attributes joined(Attributes row, Attributes more) {
    if (more.isEmpty()) {
      return row;
    }
    Attributes.Builder both = row.toBuilder();
    more.forEach((name, value) -> both.put(name, value.toString()));
    return both.build();
  }
}
