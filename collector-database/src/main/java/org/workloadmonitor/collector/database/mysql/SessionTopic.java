package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;
import static org.workloadmonitor.collector.database.mysql.Columns.gauge;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.MARIADB;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.mysqlBefore;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.mysqlSince;

import java.util.stream.Stream;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** What sessions are doing, and the transactions that are open. */
final class SessionTopic {

  /** The list without a lock that all sessions need, from MySQL 8.0.22 on. */
  private static final String NEW_LIST = "performance_schema.processlist";

  private static final String OLD_LIST = "information_schema.processlist";

  /** A session that a client waits for; threads of the server have no client. */
  private static final String AT_WORK =
      "COMMAND NOT IN ('Sleep', 'Daemon', 'Connect', 'Binlog Dump', 'Binlog Dump GTID')"
          + " AND USER NOT IN ('system user', 'event_scheduler')";

  private static final int MOST_STATES = 50;

  private SessionTopic() {}

  static Group group() {
    Part[] parts =
        Stream.of(states(), work(), transactions()).flatMap(part -> part).toArray(Part[]::new);
    return Group.of("sessions", Tier.FAST, parts);
  }

  private static Stream<Part> states() {
    Relation states =
        Relation.of("processlist", "")
            .labels(
                Label.of("command", "COMMAND"),
                Label.of(
                    "state", "IF(COMMAND = 'Sleep', '', COALESCE(STATE, '')) AS session_state"))
            .measures(
                gauge(
                    "mysql.session.count",
                    "{session}",
                    "Sessions by what they do, without the collector's own.",
                    "COUNT(*) AS sessions"));
    return fromLists(
        states,
        """
        WHERE ID <> CONNECTION_ID()
        GROUP BY COMMAND, session_state
        ORDER BY sessions DESC
        LIMIT %d\
        """
            .formatted(MOST_STATES));
  }

  private static Stream<Part> work() {
    Relation work =
        Relation.of("processlist work", "")
            .measures(
                gauge(
                    "mysql.session.active",
                    "{session}",
                    "Sessions of clients that execute a statement, without the collector's own.",
                    "COALESCE(SUM(%s), 0)".formatted(AT_WORK)),
                gauge(
                    "mysql.query.longest",
                    "s",
                    "How long the statement that runs longest has run; 0 where none does.",
                    "COALESCE(MAX(CASE WHEN %s THEN TIME END), 0)".formatted(AT_WORK)),
                gauge(
                    "mysql.source.replicas",
                    "{replica}",
                    "Replicas that fetch the binary log from this server.",
                    "COALESCE(SUM(COMMAND LIKE 'Binlog Dump%'), 0)"));
    return fromLists(work, "WHERE ID <> CONNECTION_ID()");
  }

  private static Stream<Part> fromLists(Relation relation, String rest) {
    return Stream.of(
            relation.from(from(NEW_LIST, rest)).in(mysqlSince(8, 0, 22)),
            relation.from(from(OLD_LIST, rest)).in(mysqlBefore(8, 0, 22).or(MARIADB)))
        .map(NeedsProcess::new);
  }

  private static String from(String list, String rest) {
    return "FROM %s %s\n%s".formatted(list, MARK, rest);
  }

  private static Stream<Part> transactions() {
    return Stream.of(
        Relation.of(
                "innodb_trx",
                "FROM information_schema.innodb_trx %s WHERE TRX_MYSQL_THREAD_ID <> CONNECTION_ID()"
                    .formatted(MARK))
            .measures(
                transactionsIn("RUNNING", "running"),
                transactionsIn("LOCK WAIT", "lock_wait"),
                transactionsIn("ROLLING BACK", "rolling_back"),
                transactionsIn("COMMITTING", "committing"),
                gauge(
                    "mysql.transaction.longest",
                    "s",
                    "How long the oldest transaction of InnoDB is open; 0 where none is.",
                    "GREATEST(COALESCE(MAX(TIMESTAMPDIFF(SECOND, TRX_STARTED, NOW())), 0), 0)"),
                gauge(
                    "mysql.transaction.rows_locked",
                    "{row}",
                    "Rows that open transactions have locked, about.",
                    "COALESCE(SUM(TRX_ROWS_LOCKED), 0)"),
                gauge(
                    "mysql.transaction.rows_modified",
                    "{row}",
                    "Rows that open transactions have changed.",
                    "COALESCE(SUM(TRX_ROWS_MODIFIED), 0)")));
  }

  private static Measure transactionsIn(String state, String word) {
    return gauge(
            "mysql.transaction.count",
            "{transaction}",
            "Open transactions of InnoDB, by state.",
            "COALESCE(SUM(TRX_STATE = '%s'), 0)".formatted(state))
        .with("state", word);
  }
}
