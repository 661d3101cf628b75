package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.derived;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.ratio;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.rest;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/**
 * InnoDB's redo log: when the age of the checkpoint comes near to the limit, writers wait. MySQL
 * tells its log since 8.0.30.
 */
final class RedoTopic {

  private static final MetricDescriptor OPERATIONS =
      MetricDescriptor.counter("mysql.log_operations", "{operation}", "Work on InnoDB's redo log.");
  private static final MetricDescriptor AGE =
      MetricDescriptor.gauge(
          "mysql.redo.checkpoint_age", "By", "Redo log written since the last checkpoint.");
  private static final MetricDescriptor LIMIT =
      MetricDescriptor.gauge(
          "mysql.redo.limit", "By", "Redo log that there is room for between two checkpoints.");
  private static final String UTILIZATION = "mysql.redo.utilization";
  private static final String SHARE = "The share of the redo log that is in use.";

  private RedoTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
        Stream.concat(
            each(OPERATIONS, "operation", "Innodb_log_", "waits", "write_requests", "writes"),
            Stream.of(
                Keyed.of("Innodb_os_log_fsyncs", OPERATIONS).with("operation", "fsyncs"),
                counterOf(
                    "Innodb_os_log_written",
                    "mysql.redo.written",
                    "By",
                    "Bytes written to the redo log."),
                Keyed.of("Innodb_checkpoint_age", AGE),
                Keyed.of("Innodb_checkpoint_max_age", LIMIT),
                Keyed.of("Innodb_redo_log_capacity_resized", LIMIT))),
        ratio(UTILIZATION, SHARE, "Innodb_checkpoint_age", "Innodb_checkpoint_max_age"),
        rest(
            AGE, Attributes.EMPTY, "Innodb_redo_log_current_lsn", "Innodb_redo_log_checkpoint_lsn"),
        derived(
            MetricDescriptor.gauge(UTILIZATION, "1", SHARE),
            Attributes.EMPTY,
            values ->
                (values.get("Innodb_redo_log_current_lsn")
                        - values.get("Innodb_redo_log_checkpoint_lsn"))
                    / values.get("Innodb_redo_log_capacity_resized"),
            "Innodb_redo_log_capacity_resized"));
  }
}
