package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** Requests to the storage engines, table locks, and temporary tables. */
final class HandlerTopic {

  private static final MetricDescriptor HANDLERS =
      MetricDescriptor.counter("mysql.handlers", "{request}", "Requests to storage engines.");
  private static final MetricDescriptor LOCKS =
      MetricDescriptor.counter(
          "mysql.locks", "{lock}", "Requests for table locks, granted at once or waited for.");
  private static final MetricDescriptor TEMPORARY =
      MetricDescriptor.counter(
          "mysql.tmp_resources",
          "{resource}",
          "Temporary tables, in memory or on disk, and temporary files that statements made.");

  private HandlerTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
        Stream.of(
                each(
                    HANDLERS,
                    "kind",
                    "Handler_",
                    "commit",
                    "delete",
                    "discover",
                    "external_lock",
                    "mrr_init",
                    "prepare",
                    "read_first",
                    "read_key",
                    "read_last",
                    "read_next",
                    "read_prev",
                    "read_rnd",
                    "read_rnd_next",
                    "rollback",
                    "savepoint",
                    "savepoint_rollback",
                    "update",
                    "write"),
                each(LOCKS, "kind", "Table_locks_", "immediate", "waited"),
                each(TEMPORARY, "resource", "Created_tmp_", "tables", "files"),
                Stream.of(
                    counterOf(
                        "Created_tmp_disk_tables",
                        "mysql.tmp_resources.disk_tables",
                        "{table}",
                        "Temporary tables that were made on disk.")))
            .flatMap(keys -> keys));
  }
}
