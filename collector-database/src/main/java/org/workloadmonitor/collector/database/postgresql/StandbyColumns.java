package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.collector.database.query.Measure;

/** How far a standby is behind; all of it NULL on a primary. */
final class StandbyColumns {

  /** A standby that has replayed all that it got is not late, however long nothing came. */
  static final String DELAY =
      """
      CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
           ELSE greatest(0, extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()))
      END\
      """;

  static final Measure[] ALL = {
    gauge(
        "postgresql.standby.delay",
        "s",
        "How old the last replayed transaction is; 0 when all that was received is replayed.",
        inRecovery(DELAY)),
    gauge(
        "postgresql.standby.replay_delay",
        "By",
        "WAL that is received but not replayed.",
        inRecovery("pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())")),
    gauge(
        "postgresql.standby.replay_paused",
        "{state}",
        "Whether replay is paused: 1, else 0.",
        inRecovery("pg_is_wal_replay_paused()::int")),
    gauge(
        "postgresql.wal_receiver.streaming",
        "{state}",
        "Whether WAL is received from the primary: 1, else 0.",
        inRecovery("CASE WHEN r.pid IS NULL THEN 0 ELSE (r.status = 'streaming')::int END")),
    gauge(
        "postgresql.wal_receiver.last_message.age",
        "s",
        "Time since the primary was last heard of.",
        age("r.last_msg_receipt_time"))
  };

  private StandbyColumns() {}

  private static String inRecovery(String expression) {
    return "CASE WHEN pg_is_in_recovery() THEN %s END".formatted(expression);
  }
}
