package org.workloadmonitor.collector.database.mysql;

import java.util.Locale;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;
import org.workloadmonitor.collector.database.query.Measure;

/** Short ways to write what is measured. */
final class Columns {

  /**
   * Stands as an alias in every SELECT, so that the statements of the collector can be told from
   * others: a digest keeps identifiers and drops comments.
   */
  static final String MARK = "workload_monitor";

  private Columns() {}

  static Measure counter(String name, String unit, String description, String expression) {
    return Measure.of(MetricDescriptor.counter(name, unit, description), expression);
  }

  static Measure gauge(String name, String unit, String description, String expression) {
    return Measure.of(MetricDescriptor.gauge(name, unit, description), expression);
  }

  static Keyed counterOf(String key, String name, String unit, String description) {
    return Keyed.of(key, MetricDescriptor.counter(name, unit, description));
  }

  static Keyed gaugeOf(String key, String name, String unit, String description) {
    return Keyed.of(key, MetricDescriptor.gauge(name, unit, description));
  }

  /**
   * One metric from several keys, which an attribute tells apart: its value is the rest of the key
   * in lower case.
   */
  static Stream<Keyed> each(
      MetricDescriptor metric, String attribute, String prefix, String... rests) {
    return Stream.of(rests)
        .map(
            rest -> Keyed.of(prefix + rest, metric).with(attribute, rest.toLowerCase(Locale.ROOT)));
  }

  /** A name as a string of SQL; names of the catalogue hold nothing to be escaped. */
  static String quoted(String name) {
    return "'" + name + "'";
  }
}
