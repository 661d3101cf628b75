package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;
import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.MARIADB;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.MYSQL;

import java.util.List;
import java.util.stream.Collectors;
import org.workloadmonitor.collector.database.query.KeyedRelation;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Versions;

/** What of InnoDB is in {@code information_schema.innodb_metrics} alone. */
final class InnodbMetricsTopic {

  private static final Keyed TIMEOUTS =
      counterOf(
          "lock_timeouts",
          "mysql.row_locks.timeouts",
          "{lock}",
          "Row locks that were not given within innodb_lock_wait_timeout.");

  private InnodbMetricsTopic() {}

  /** MariaDB tells deadlocks and the history list in its status, MySQL here. */
  static List<Part> parts() {
    return List.of(
        part(
            MYSQL,
            TIMEOUTS,
            Keyed.of("lock_deadlocks", InnodbTopic.DEADLOCKS),
            Keyed.of("trx_rseg_history_len", InnodbTopic.HISTORY)),
        part(MARIADB, TIMEOUTS));
  }

  private static KeyedRelation part(Versions versions, Keyed... keys) {
    List<Keyed> wanted = List.of(keys);
    return new KeyedRelation(
        "innodb_metrics",
        "SELECT NAME, COUNT FROM information_schema.innodb_metrics %s WHERE NAME IN (%s)"
            .formatted(
                MARK,
                wanted.stream()
                    .map(keyed -> Columns.quoted(keyed.key()))
                    .collect(Collectors.joining(", "))),
        versions,
        wanted);
  }
}
