package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Measure;

/** What is known of one table {@code t}, whose indexes together are {@code i}. */
final class TableColumns {

  private static final MetricDescriptor STATE =
      MetricDescriptor.gauge("postgresql.rows", "{row}", "Rows of a table, live and dead.");

  private static final MetricDescriptor OPERATIONS =
      MetricDescriptor.counter(
          "postgresql.operations", "{row}", "Rows of a table inserted, updated, deleted.");

  private static final MetricDescriptor BLOCKS =
      MetricDescriptor.counter(
          "postgresql.blocks_read",
          "{block}",
          "Blocks of a table (heap) and of its indexes (idx) found in shared buffers or read.");

  static final Measure[] ROWS = {
    Measure.of(STATE, stat("live_tuples")).with("state", "live"),
    Measure.of(STATE, stat("dead_tuples")).with("state", "dead"),
    Measure.of(OPERATIONS, stat("tuples_inserted")).with("operation", "ins"),
    Measure.of(OPERATIONS, stat("tuples_updated")).with("operation", "upd"),
    Measure.of(OPERATIONS, stat("tuples_deleted")).with("operation", "del"),
    counter(
        "postgresql.table.hot_updates",
        "{row}",
        "Rows updated within their page, without touching indexes; part of operation upd.",
        stat("tuples_hot_updated")),
    counter(
            "postgresql.table.newpage_updates",
            "{row}",
            "Rows that an update moved to another page; part of operation upd.",
            stat("tuples_newpage_updated"))
        .in(since(16)),
    gauge(
        "postgresql.table.rows.modified",
        "{row}",
        "Rows changed since the table was analyzed.",
        stat("mod_since_analyze")),
    gauge(
        "postgresql.table.size",
        "By",
        "Space that a table takes on disk, without indexes; nothing while it is locked.",
        "CASE WHEN NOT t.oid = ANY (locked.relations)"
            + " AND NOT t.reltoastrelid = ANY (locked.relations) THEN pg_table_size(t.oid) END"),
    gauge(
        "postgresql.table.frozenxid.age",
        "{transaction}",
        "Transactions since the table's oldest row that is not frozen.",
        "age(t.relfrozenxid)")
  };

  static final Measure[] ACCESS = {
    counter(
        "postgresql.sequential_scans",
        "{sequential_scan}",
        "Scans of a whole table.",
        stat("numscans")),
    counter(
        "postgresql.sequential_scans.rows",
        "{row}",
        "Rows that scans of a whole table went over.",
        stat("tuples_returned")),
    counter(
        "postgresql.table.index_scans", "{scan}", "Scans of any of a table's indexes.", "i.scans"),
    Measure.of(BLOCKS, stat("blocks_fetched") + " - " + stat("blocks_hit"))
        .with("source", "heap_read"),
    Measure.of(BLOCKS, stat("blocks_hit")).with("source", "heap_hit"),
    Measure.of(BLOCKS, "i.fetched - i.hit").with("source", "idx_read"),
    Measure.of(BLOCKS, "i.hit").with("source", "idx_hit")
  };

  static final Measure[] UPKEEP = {
    gauge(
        "postgresql.table.vacuum.age",
        "s",
        "Time since a table was vacuumed, by anybody; nothing if it never was.",
        age(latest("vacuum"))),
    gauge(
        "postgresql.table.analyze.age",
        "s",
        "Time since a table was analyzed, by anybody; nothing if it never was.",
        age(latest("analyze"))),
    counter(
        "postgresql.table.vacuum.count",
        "{vacuum}",
        "Times that somebody vacuumed a table.",
        stat("vacuum_count")),
    counter(
        "postgresql.table.autovacuum.count",
        "{vacuum}",
        "Times that autovacuum vacuumed a table.",
        stat("autovacuum_count")),
    counter(
        "postgresql.table.analyze.count",
        "{analyze}",
        "Times that somebody analyzed a table.",
        stat("analyze_count")),
    counter(
        "postgresql.table.autoanalyze.count",
        "{analyze}",
        "Times that autovacuum analyzed a table.",
        stat("autoanalyze_count")),
    time("vacuum").in(since(18)),
    time("autovacuum").in(since(18)),
    time("analyze").in(since(18)),
    time("autoanalyze").in(since(18))
  };

  private TableColumns() {}

  private static String stat(String name) {
    return "pg_stat_get_%s(t.oid)".formatted(name);
  }

  private static String latest(String work) {
    return "greatest(pg_stat_get_last_%s_time(t.oid), pg_stat_get_last_auto%s_time(t.oid))"
        .formatted(work, work);
  }

  private static Measure time(String work) {
    return counter(
        "postgresql.table.%s.time".formatted(work),
        "s",
        "Time that %s of a table took.".formatted(work),
        seconds(stat("total_%s_time".formatted(work))));
  }
}
