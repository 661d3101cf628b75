package org.workloadmonitor.collector.database.postgresql;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Measure;

/** Measures whose metric has no other, and expressions that several topics use. */
final class Columns {

  /**
   * When the statistics of a cluster began, for counters that have no reset of their own. They
   * outlive a restart but not a crash, after which each of these times is that of the crash; who
   * resets one by hand does not move the earlier one.
   */
  static final String STATISTICS_START =
      "least(pg_stat_get_bgwriter_stat_reset_time(), (pg_stat_get_archiver()).stats_reset)";

  /** Where WAL has come to: written here, or received from the primary. */
  static final String WAL_POSITION =
      "CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END";

  static final String DATABASE = "db.namespace";
  static final String SCHEMA = "postgresql.schema.name";
  static final String TABLE = "db.collection.name";
  static final String INDEX = "postgresql.index.name";

  private Columns() {}

  static Measure gauge(String name, String unit, String description, String expression) {
    return Measure.of(MetricDescriptor.gauge(name, unit, description), expression);
  }

  static Measure counter(String name, String unit, String description, String expression) {
    return Measure.of(MetricDescriptor.counter(name, unit, description), expression);
  }

  /** Seconds from then to now; NULL where there was no then. */
  static String age(String timestamp) {
    return "extract(epoch FROM clock_timestamp() - " + timestamp + ")";
  }

  /** Milliseconds as seconds. */
  static String seconds(String milliseconds) {
    return milliseconds + " / 1000.0";
  }
}
