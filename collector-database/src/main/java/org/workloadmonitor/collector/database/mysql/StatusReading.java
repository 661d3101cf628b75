package org.workloadmonitor.collector.database.mysql;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.mysql.StatusTopic.Derived;
import org.workloadmonitor.collector.database.mysql.StatusTopic.Family;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;
import org.workloadmonitor.collector.database.query.Reading;

/** Reads the status and the variables, and tells what the topics take out of them. */
final class StatusReading implements Reading {

  private static final String VARIABLE = "@@";

  private final List<StatusTopic> topics;
  private final Version version;
  private final String variables;
  private final Map<String, Attributes> members = new HashMap<>();

  StatusReading(List<StatusTopic> topics, Version version) {
    this.topics = topics;
    this.version = version;
    this.variables = variables(topics, version);
  }

  private static String variables(List<StatusTopic> topics, Version version) {
    Set<String> names = new TreeSet<>();
    for (StatusTopic topic : topics) {
      topic.keys().stream()
          .filter(keyed -> keyed.measure().versions().contain(version))
          .forEach(keyed -> names.add(keyed.key()));
      topic.derived().forEach(derived -> names.addAll(derived.needs()));
    }
    return names.stream()
        .filter(name -> name.startsWith(VARIABLE))
        .map(name -> "@@GLOBAL." + name.substring(VARIABLE.length()) + " AS `" + name + "`")
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  @Override
  public void read(Session session, Recorder out) throws SQLException {
    StatusValues values = new StatusValues();
    session.query("SHOW GLOBAL STATUS", row -> values.put(row.getString(1), row.getString(2)));
    session.query(
        variables,
        row -> {
          ResultSetMetaData columns = row.getMetaData();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), row.getString(i));
          }
        });
    for (StatusTopic topic : topics) {
      if (topic.present().test(values)) {
        tell(topic, values, session, out);
      }
    }
  }

  private void tell(StatusTopic topic, StatusValues values, Session session, Recorder out) {
    for (Keyed keyed : topic.keys()) {
      double value = values.get(keyed.key()) * keyed.factor();
      if (!Double.isNaN(value) && keyed.measure().versions().contain(version)) {
        tell(keyed, value, session, out);
      }
    }
    for (Derived derived : topic.derived()) {
      double value = derived.value().applyAsDouble(values);
      if (Double.isFinite(value)) {
        out.gauge(derived.metric(), value, derived.attributes());
      }
    }
    for (Family family : topic.families()) {
      values.forEach((name, value) -> tell(family, name, value, session, out));
    }
  }

  private static void tell(Keyed keyed, double value, Session session, Recorder out) {
    var measure = keyed.measure();
    if (measure.metric().kind() == MetricKind.COUNTER) {
      out.counter(measure.metric(), value, session.serverStart(), measure.attributes());
    } else {
      out.gauge(measure.metric(), value, measure.attributes());
    }
  }

  private void tell(Family family, String name, String text, Session session, Recorder out) {
    if (!name.startsWith(family.prefix()) || !name.endsWith(family.suffix())) {
      return;
    }
    double value = StatusValues.number(text);
    String rest =
        name.substring(family.prefix().length(), name.length() - family.suffix().length());
    if (value > 0 && family.except().stream().noneMatch(rest::startsWith)) {
      Attributes attributes =
          members.computeIfAbsent(
              name, _ -> Attributes.of(family.attribute(), rest.toLowerCase(Locale.ROOT)));
      out.counter(family.metric(), value, session.serverStart(), attributes);
    }
  }
}
