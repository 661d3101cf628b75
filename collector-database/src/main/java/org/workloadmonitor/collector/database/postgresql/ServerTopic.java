package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * What the server has one of: its checkpointer, background writer, WAL, archiver, its standing in
 * replication. What is one row is one statement. Which views that row comes from depends on the
 * version.
 */
final class ServerTopic {

  private static final String WAL_IO =
      """
      (SELECT sum(writes) AS wal_write, sum(write_time) AS wal_write_time,
              sum(fsyncs) AS wal_sync, sum(fsync_time) AS wal_sync_time
       FROM pg_stat_io WHERE object = 'wal') io\
      """;

  private static final String BGWRITER = "pg_stat_bgwriter b";
  private static final String WAL = "pg_stat_wal w";
  private static final String CHECKPOINTER = "pg_stat_checkpointer c";

  private ServerTopic() {}

  static Group group() {
    Relation all =
        Relation.of("server", "")
            .measures(server())
            .measures(CheckpointColumns.ALL)
            .measures(WalColumns.ALL)
            .measures(ArchiverColumns.ALL);
    return Group.of(
        "server",
        Tier.FAST,
        variant(all, Versions.before(14), "", BGWRITER),
        variant(all, Versions.between(14, 17), ", w.stats_reset", BGWRITER, WAL),
        variant(
            all,
            Versions.between(17, 18),
            ", w.stats_reset, c.stats_reset",
            BGWRITER,
            WAL,
            CHECKPOINTER),
        variant(
            all,
            Versions.since(18),
            ", w.stats_reset, c.stats_reset",
            BGWRITER,
            WAL,
            CHECKPOINTER,
            WAL_IO),
        positions());
  }

  /** Apart, since not every service that speaks PostgreSQL has these functions. */
  private static Relation positions() {
    return Relation.of(
            "WAL positions",
            """
            FROM pg_stat_archiver a
            LEFT JOIN pg_stat_wal_receiver r ON pg_is_in_recovery()
            """)
        .measures(WalColumns.POSITION, ArchiverColumns.LAG)
        .measures(StandbyColumns.ALL);
  }

  /**
   * Counters of several views in one row: the earliest of their resets is the start of the row. A
   * view that is reset alone shows less than before, which is a reset as well.
   */
  private static Relation variant(Relation all, Versions versions, String resets, String... views) {
    return all.in(versions)
        .from(
            """
            FROM pg_stat_archiver a
            CROSS JOIN %s
            """
                .formatted(String.join("\nCROSS JOIN ", views)))
        .startedAt("least(a.stats_reset, b.stats_reset%s)".formatted(resets));
  }

  private static Measure[] server() {
    return new Measure[] {
      gauge(
          "postgresql.uptime",
          "s",
          "Time since the server was started.",
          age("pg_postmaster_start_time()")),
      gauge(
          "postgresql.recovery",
          "{state}",
          "Whether the server is a standby or recovers: 1, else 0.",
          "pg_is_in_recovery()::int"),
      gauge(
          "postgresql.connection.max",
          "{connection}",
          "Connections that the server takes at most.",
          "current_setting('max_connections')::int"),
      gauge(
          "postgresql.database.count",
          "{database}",
          "Databases that take connections, without templates.",
          "(SELECT count(*) FROM pg_database WHERE datallowconn AND NOT datistemplate)"),
      gauge(
          "postgresql.configuration.age",
          "s",
          "Time since the configuration files were loaded.",
          age("pg_conf_load_time()")),
      gauge(
          "postgresql.replication.standbys",
          "{standby}",
          "Standbys and other receivers of WAL that are connected.",
          "(SELECT count(*) FROM pg_stat_get_wal_senders())"),
      counter(
          "postgresql.bgwriter.maxwritten",
          "{stop}",
          "Times that the background writer stopped because it had written enough for one round.",
          "b.maxwritten_clean"),
      counter(
          "postgresql.bgwriter.buffers.allocated",
          "{buffer}",
          "Shared buffers allocated.",
          "b.buffers_alloc")
    };
  }
}
