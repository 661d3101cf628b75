package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.SCHEMA;
import static org.workloadmonitor.collector.database.postgresql.Columns.TABLE;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import java.util.List;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Scope;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * The largest tables of a database. Which those are is told by {@code pg_class.relpages}, without a
 * look at files; the statistics' functions are asked for those alone, since the views compute all
 * rows first.
 */
final class TableTopic {

  private static final String USER_TABLES =
      """
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  /**
   * Relations that somebody locks against readers, or waits to. Whoever asks for the size of one
   * would wait with them.
   */
  static final String LOCKED =
      """
      (SELECT coalesce(array_agg(l.relation), '{}') AS relations
       FROM pg_locks l
       WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) locked\
      """;

  /** What a reset of this database's statistics resets. */
  static final String START =
      "coalesce(pg_stat_get_db_stat_reset_time((SELECT oid FROM pg_database"
          + " WHERE datname = current_database())), %s)".formatted(Columns.STATISTICS_START);

  private TableTopic() {}

  static Group group(Limits limits) {
    return new Group(
        "tables",
        Tier.SLOW,
        Scope.DATABASE,
        true,
        List.of(
            Relation.of("tables", largest(limits))
                .labels(
                    Label.of(DATABASE, "current_database()"),
                    Label.of(SCHEMA, "t.nspname"),
                    Label.of(TABLE, "t.relname"))
                .measures(TableColumns.ROWS)
                .measures(TableColumns.ACCESS)
                .measures(TableColumns.UPKEEP)
                .startedAt(START),
            Relation.of("tables in total", USER_TABLES)
                .labels(Label.of(DATABASE, "current_database()"))
                .measures(
                    gauge("postgresql.table.count", "{table}", "Tables of a database.", "count(*)"),
                    gauge(
                        "postgresql.table.vacuum_due",
                        "{table}",
                        "Tables with more dead rows than autovacuum lets stand.",
                        "count(*) FILTER (WHERE pg_stat_get_dead_tuples(c.oid)"
                            + " > current_setting('autovacuum_vacuum_threshold')::int"
                            + " + current_setting('autovacuum_vacuum_scale_factor')::float8"
                            + " * greatest(c.reltuples, 0))"))));
  }

  private static String largest(Limits limits) {
    return """
    FROM (SELECT c.oid, c.relname, n.nspname, c.reltoastrelid, c.relfrozenxid
          %s
          ORDER BY c.relpages DESC, c.reltuples DESC, c.oid
          LIMIT %d) t
    CROSS JOIN LATERAL
      (SELECT sum(pg_stat_get_numscans(i.indexrelid)) AS scans,
              sum(pg_stat_get_blocks_fetched(i.indexrelid)) AS fetched,
              sum(pg_stat_get_blocks_hit(i.indexrelid)) AS hit
       FROM pg_index i WHERE i.indrelid = t.oid) i
    CROSS JOIN %s
    """
        .formatted(USER_TABLES.strip(), limits.tables(), LOCKED);
  }
}
