package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** InnoDB's rows, locks and files. */
final class InnodbTopic {

  static final MetricDescriptor DEADLOCKS =
      MetricDescriptor.counter("mysql.deadlocks", "{deadlock}", "Deadlocks that InnoDB found.");
  static final MetricDescriptor HISTORY =
      MetricDescriptor.gauge(
          "mysql.history_list.length",
          "{transaction}",
          "Committed transactions whose old rows InnoDB still keeps for readers.");

  private static final MetricDescriptor ROW_LOCKS =
      MetricDescriptor.counter("mysql.row_locks", "{lock}", "Row locks that had to be waited for.");
  private static final MetricDescriptor ROWS =
      MetricDescriptor.counter(
          "mysql.row_operations", "{row}", "Rows that InnoDB read and changed; MySQL alone.");
  private static final MetricDescriptor OPERATIONS =
      MetricDescriptor.counter(
          "mysql.operations", "{operation}", "Reads, writes and fsyncs of InnoDB's data files.");
  private static final MetricDescriptor BYTES =
      MetricDescriptor.counter(
          "mysql.operations.io", "By", "Bytes read from and written to InnoDB's data files.");
  private static final MetricDescriptor PENDING =
      MetricDescriptor.gauge(
          "mysql.operations.pending", "{operation}", "Operations on files that InnoDB waits for.");
  private static final MetricDescriptor PAGES =
      MetricDescriptor.counter(
          "mysql.page_operations", "{page}", "Pages of InnoDB created, read and written.");
  private static final MetricDescriptor DOUBLE_WRITES =
      MetricDescriptor.counter(
          "mysql.double_writes", "{operation}", "Work of InnoDB's doublewrite buffer.");

  private InnodbTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
        Stream.of(
                locks(),
                each(ROWS, "operation", "Innodb_rows_", "deleted", "inserted", "read", "updated"),
                each(OPERATIONS, "operation", "Innodb_data_", "fsyncs", "reads", "writes"),
                each(PENDING, "operation", "Innodb_data_pending_", "fsyncs", "reads", "writes"),
                each(PAGES, "operation", "Innodb_pages_", "created", "read", "written"),
                each(DOUBLE_WRITES, "kind", "Innodb_dblwr_", "pages_written", "writes"),
                Stream.of(
                    Keyed.of("Innodb_os_log_pending_fsyncs", PENDING)
                        .with("operation", "log_fsyncs"),
                    Keyed.of("Innodb_os_log_pending_writes", PENDING)
                        .with("operation", "log_writes"),
                    Keyed.of("Innodb_data_read", BYTES).with("kind", "read"),
                    Keyed.of("Innodb_data_written", BYTES).with("kind", "written"),
                    gaugeOf(
                        "Innodb_page_size", "mysql.page_size", "By", "Size of InnoDB's pages.")))
            .flatMap(keys -> keys));
  }

  private static Stream<Keyed> locks() {
    return Stream.of(
        Keyed.of("Innodb_row_lock_waits", ROW_LOCKS).with("kind", "waits"),
        counterOf(
                "Innodb_row_lock_time",
                "mysql.row_locks.time",
                "s",
                "Time spent waiting for row locks.")
            .times(1e-3),
        gaugeOf(
                "Innodb_row_lock_time_max",
                "mysql.row_locks.time.max",
                "s",
                "Longest wait for a row lock since the server was started.")
            .times(1e-3),
        gaugeOf(
            "Innodb_row_lock_current_waits",
            "mysql.row_locks.waiting",
            "{lock}",
            "Row locks that are waited for now."),
        Keyed.of("Innodb_deadlocks", DEADLOCKS),
        Keyed.of("Innodb_history_list_length", HISTORY));
  }
}
