package org.workloadmonitor.collector.database.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** Reads rows of a name and a value. */
final class KeyedReading implements Reading {

  private final String sql;
  private final Map<String, List<Keyed>> wanted = new HashMap<>();

  KeyedReading(String sql, List<Keyed> keys) {
    this.sql = sql;
    keys.forEach(
        keyed ->
            wanted
                .computeIfAbsent(keyed.key().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                .add(keyed));
  }

  @Override
  public void read(Session session, Recorder out) throws SQLException {
    session.query(
        sql,
        row -> {
          List<Keyed> takers = wanted.get(row.getString(1).toLowerCase(Locale.ROOT));
          if (takers != null) {
            number(row.getString(2))
                .ifPresent(value -> takers.forEach(taker -> record(taker, value, session, out)));
          }
        });
  }

  private static void record(Keyed keyed, double value, Session session, Recorder out) {
    var measure = keyed.measure();
    double scaled = value * keyed.factor();
    if (measure.metric().kind() == MetricKind.COUNTER) {
      out.counter(measure.metric(), scaled, session.serverStart(), measure.attributes());
    } else {
      out.gauge(measure.metric(), scaled, measure.attributes());
    }
  }

  /** A number, or 1 and 0 for the words that servers use for yes and no. */
  private static OptionalDouble number(@Nullable String text) {
    if (text == null) {
      return OptionalDouble.empty();
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "ON", "YES", "TRUE" -> OptionalDouble.of(1);
      case "OFF", "NO", "FALSE" -> OptionalDouble.of(0);
      default -> parsed(text);
    };
  }

  private static OptionalDouble parsed(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
