package org.workloadmonitor.collector.database.query;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;

/**
 * A statement whose rows are a name and a value, such as {@code SHOW GLOBAL STATUS}.
 *
 * @param name a short, stable name
 * @param sql the statement; its first column is the name, its second the value
 * @param versions the servers that know it
 * @param keys what is taken out of it; a server that has not got a key gives no point for it
 */
public record KeyedRelation(String name, String sql, Versions versions, List<Keyed> keys)
    implements Part {

  /**
   * One value.
   *
   * @param key its name in the statement's first column, compared without case
   * @param measure what it measures; its expression is not used
   * @param factor what a number is multiplied with to come to the metric's unit
   */
  public record Keyed(String key, Measure measure, double factor) {

    /** A value that is in the metric's unit already. */
    public static Keyed of(String key, MetricDescriptor metric) {
      return new Keyed(key, Measure.of(metric, ""), 1);
    }

    /** The same with one attribute more. */
    public Keyed with(String attribute, String value) {
      return new Keyed(key, measure.with(attribute, value), factor);
    }

    /** The same of these servers alone. */
    public Keyed in(Versions versions) {
      return new Keyed(key, measure.in(versions), factor);
    }

    /** The same, multiplied. */
    public Keyed times(double factor) {
      return new Keyed(key, measure, factor);
    }
  }

  /** Copies the list. */
  public KeyedRelation {
    keys = List.copyOf(keys);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return keys.stream().map(keyed -> keyed.measure().metric()).distinct().toList();
  }

  @Override
  public Reading on(Version version) {
    return new KeyedReading(
        sql, keys.stream().filter(keyed -> keyed.measure().versions().contain(version)).toList());
  }
}
