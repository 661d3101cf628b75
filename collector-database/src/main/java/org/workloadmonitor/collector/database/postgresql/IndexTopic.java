package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.INDEX;
import static org.workloadmonitor.collector.database.postgresql.Columns.SCHEMA;
import static org.workloadmonitor.collector.database.postgresql.Columns.TABLE;
import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.query.Versions.since;

import java.util.List;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Scope;
import org.workloadmonitor.collector.database.query.Tier;

/** The largest indexes of a database, and how many of all nobody uses. */
final class IndexTopic {

  private static final String USER_INDEXES =
      """
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE c.relkind = 'i' AND t.relkind IN ('r', 'm') AND t.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  /** One that only keeps duplicates out does its work without being scanned. */
  private static final String UNUSED =
      "FILTER (WHERE pg_stat_get_numscans(i.indexrelid) = 0 AND NOT i.indisunique"
          + " AND NOT i.indisexclusion)";

  private IndexTopic() {}

  static Group group(Limits limits) {
    return new Group(
        "indexes",
        Tier.SLOW,
        Scope.DATABASE,
        true,
        List.of(
            Relation.of("indexes", largest(limits))
                .labels(
                    Label.of(DATABASE, "current_database()"),
                    Label.of(SCHEMA, "x.nspname"),
                    Label.of(TABLE, "x.tablename"),
                    Label.of(INDEX, "x.relname"))
                .measures(each())
                .startedAt(TableTopic.START),
            Relation.of("indexes in total", USER_INDEXES)
                .labels(Label.of(DATABASE, "current_database()"))
                .measures(inTotal())));
  }

  private static Measure[] each() {
    return new Measure[] {
      counter(
          "postgresql.index.scans", "{scan}", "Scans of an index.", "pg_stat_get_numscans(x.oid)"),
      counter(
          "postgresql.index.entries_read",
          "{row}",
          "Entries that scans of an index gave.",
          "pg_stat_get_tuples_returned(x.oid)"),
      counter(
          "postgresql.index.rows_fetched",
          "{row}",
          "Live rows that simple scans of an index fetched from its table.",
          "pg_stat_get_tuples_fetched(x.oid)"),
      gauge(
              "postgresql.index.last_scan.age",
              "s",
              "Time since an index was scanned; nothing if it never was.",
              age("pg_stat_get_lastscan(x.oid)"))
          .in(since(16)),
      gauge(
          "postgresql.index.size",
          "By",
          "Space that an index takes on disk; nothing while it is locked.",
          "CASE WHEN NOT x.oid = ANY (locked.relations)"
              + " AND NOT x.tableoid = ANY (locked.relations) THEN pg_relation_size(x.oid) END")
    };
  }

  private static Measure[] inTotal() {
    return new Measure[] {
      gauge("postgresql.index.count", "{index}", "Indexes of a database.", "count(*)"),
      gauge(
          "postgresql.index.unused",
          "{index}",
          "Indexes that were never scanned since statistics began, unique ones apart.",
          "count(*) " + UNUSED),
      gauge(
          "postgresql.index.unused.size",
          "By",
          "Space that unused indexes take, as of their tables' last vacuum or analyze.",
          "coalesce(sum(c.relpages::int8 * current_setting('block_size')::int) %s, 0)"
              .formatted(UNUSED)),
      gauge(
          "postgresql.index.invalid",
          "{index}",
          "Indexes that queries can't use, because building them failed or has not ended.",
          "count(*) FILTER (WHERE NOT i.indisvalid)")
    };
  }

  private static String largest(Limits limits) {
    return """
    FROM (SELECT c.oid, c.relname, n.nspname, t.relname AS tablename, t.oid AS tableoid
          %s
          ORDER BY c.relpages DESC, c.oid
          LIMIT %d) x
    CROSS JOIN %s
    """
        .formatted(USER_INDEXES.strip(), limits.indexes(), TableTopic.LOCKED);
  }
}
