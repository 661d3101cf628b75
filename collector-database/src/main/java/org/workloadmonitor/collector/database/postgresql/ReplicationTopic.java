package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * Those who receive WAL from this server, and the slots that keep WAL for them. How far this server
 * itself is behind, if it is a standby, is in {@link StandbyColumns}.
 */
final class ReplicationTopic {

  private static final MetricDescriptor DATA_DELAY =
      MetricDescriptor.gauge(
          "postgresql.replication.data_delay",
          "By",
          "WAL that a receiver was not sent yet, has not written, flushed, replayed yet.");

  private static final MetricDescriptor DELAY =
      MetricDescriptor.gauge(
          "postgresql.wal.delay",
          "s",
          "Time until a receiver said that it had written, flushed, replayed recent WAL.");

  private static final String OPERATION = "operation";

  private ReplicationTopic() {}

  static Group group() {
    return Group.of(
        "replication", Tier.FAST, receivers(), SlotColumns.until13(), SlotColumns.since14());
  }

  /** Receivers of one name at one address are one series: the one that is furthest behind. */
  private static NeedsRole receivers() {
    return new NeedsRole(
        "pg_read_all_stats",
        Relation.of(
                "pg_stat_replication",
                """
                FROM pg_stat_replication r, (SELECT %s AS position) here
                GROUP BY r.application_name, r.client_addr, r.client_hostname
                LIMIT 100
                """
                    .formatted(Columns.WAL_POSITION))
            .labels(
                Label.of("replication_client", "coalesce(host(r.client_addr), 'unix')"),
                Label.of("postgresql.application_name", "r.application_name"))
            .measures(
                bytes("sent_lsn", "send"),
                bytes("write_lsn", "write"),
                bytes("flush_lsn", "flush"),
                bytes("replay_lsn", "replay"),
                seconds("write_lag", "write"),
                seconds("flush_lag", "flush"),
                seconds("replay_lag", "replay"),
                gauge(
                    "postgresql.replication.streaming",
                    "{state}",
                    "Whether the receiver has caught up and streams: 1, else 0.",
                    "min((r.state = 'streaming')::int)"),
                gauge(
                    "postgresql.replication.synchronous",
                    "{state}",
                    "Whether commits wait for the receiver: 1, else 0.",
                    "max((r.sync_state IN ('sync', 'quorum'))::int)")));
  }

  private static Measure bytes(String position, String operation) {
    return Measure.of(
            DATA_DELAY,
            "greatest(0, max(pg_wal_lsn_diff(here.position, r.%s)))".formatted(position))
        .with(OPERATION, operation);
  }

  private static Measure seconds(String lag, String operation) {
    return Measure.of(DELAY, "extract(epoch FROM max(r.%s))".formatted(lag))
        .with(OPERATION, operation);
  }
}
