package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.TABLE;
import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.between;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * Long work in progress: vacuum, analyze, building of indexes, clustering, copies, base backups.
 */
final class ProgressTopic {

  private static final String UNTIL_13 =
      """
      SELECT 'vacuum' AS operation, pid, datname, relid, index_vacuum_count, %s AS delay,
             heap_blks_scanned AS done, heap_blks_total AS total
      FROM pg_stat_progress_vacuum
      UNION ALL
      SELECT 'analyze', pid, datname, relid, NULL, NULL, sample_blks_scanned, sample_blks_total
      FROM pg_stat_progress_analyze
      UNION ALL
      SELECT 'create_index', pid, datname, relid, NULL, NULL, blocks_done, blocks_total
      FROM pg_stat_progress_create_index
      UNION ALL
      SELECT 'cluster', pid, datname, relid, NULL, NULL, heap_blks_scanned, heap_blks_total
      FROM pg_stat_progress_cluster
      UNION ALL
      SELECT 'base_backup', pid, NULL, NULL, NULL, NULL, backup_streamed, backup_total
      FROM pg_stat_progress_basebackup
      """;

  private static final String SINCE_14 =
      UNTIL_13
          + """
          UNION ALL
          SELECT 'copy', pid, datname, relid, NULL, NULL, bytes_processed, nullif(bytes_total, 0)
          FROM pg_stat_progress_copy
          """;

  private ProgressTopic() {}

  static Group group() {
    Relation running =
        Relation.of("progress", "")
            .labels(
                Label.of("postgresql.maintenance.operation", "p.operation"),
                Label.of(DATABASE, "p.datname"),
                Label.of(TABLE, tableName()))
            .measures(
                gauge(
                    "postgresql.maintenance.running",
                    "{process}",
                    "Processes at long work: vacuum, analyze, create_index, cluster, base_backup,"
                        + " copy.",
                    "count(*)"),
                gauge(
                    "postgresql.maintenance.progress",
                    "1",
                    "Share of that work which is done, of the process that is least far.",
                    "min(least(1, p.done::float8 / nullif(p.total, 0)))"),
                gauge(
                    "postgresql.maintenance.age",
                    "s",
                    "Time since the oldest of those processes began its transaction.",
                    "max(%s)".formatted(age("a.xact_start"))),
                gauge(
                    "postgresql.vacuum.index_rounds",
                    "{round}",
                    "How often vacuum went through all indexes; more than 1 wants more memory.",
                    "max(p.index_vacuum_count)"),
                gauge(
                        "postgresql.vacuum.delay",
                        "s",
                        "How long vacuum slept to go easy on the disks; with"
                            + " track_cost_delay_timing.",
                        "max(p.delay) / 1000.0")
                    .in(since(18)));
    return Group.of(
        "progress",
        Tier.FAST,
        guarded(running.in(before(14)), UNTIL_13.formatted("NULL")),
        guarded(running.in(between(14, 18)), SINCE_14.formatted("NULL")),
        guarded(running.in(since(18)), SINCE_14.formatted("delay_time")));
  }

  private static Part guarded(Relation running, String views) {
    return NeedsRole.of(
        "pg_read_all_stats",
        running.from(
            """
            FROM (%s) p
            LEFT JOIN pg_stat_get_activity(NULL) a ON a.pid = p.pid
            LEFT JOIN pg_class c ON c.oid = p.relid AND p.datname = current_database()
            GROUP BY p.operation, p.datname, %s
            ORDER BY count(*) DESC, max(a.xact_start)
            LIMIT 50
            """
                .formatted(views.strip(), tableName())));
  }

  /** Other databases' tables have no names here. */
  private static String tableName() {
    return "coalesce(c.relname, 'oid ' || nullif(p.relid, 0))";
  }
}
