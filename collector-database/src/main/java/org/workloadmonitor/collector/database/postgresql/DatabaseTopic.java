package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** What each database does: one statement for all of them. */
final class DatabaseTopic {

  private static final MetricDescriptor CONFLICTS =
      MetricDescriptor.counter(
          "postgresql.query.conflicts",
          "{query}",
          "Queries cancelled on this standby because they stood in the way of recovery.");

  private static final MetricDescriptor ENDED =
      MetricDescriptor.counter(
          "postgresql.session.lost", "{session}", "Sessions that ended without logging off.");

  private DatabaseTopic() {}

  static Group group(Limits limits) {
    return Group.of(
        "databases",
        Tier.FAST,
        Relation.of("pg_stat_database", from(limits))
            .labels(Label.of(DATABASE, "coalesce(s.datname, '(shared)')"))
            .measures(work())
            .measures(sessions())
            .measures(
                conflict("tablespace"),
                conflict("lock"),
                conflict("snapshot"),
                conflict("bufferpin"),
                conflict("startup_deadlock", "deadlock"),
                conflict("logicalslot").in(since(16)))
            .startedAt("coalesce(s.stats_reset, %s)".formatted(Columns.STATISTICS_START)));
  }

  private static Measure[] work() {
    return new Measure[] {
      own(counter("postgresql.commits", "{transaction}", "Transactions committed.", "xact_commit")),
      own(
          counter(
              "postgresql.rollbacks",
              "{transaction}",
              "Transactions rolled back.",
              "xact_rollback")),
      counter(
          "postgresql.blks_hit",
          "{block}",
          "Blocks that were found in shared buffers.",
          "blks_hit"),
      counter("postgresql.blks_read", "{block}", "Blocks that were read into them.", "blks_read"),
      counter(
          "postgresql.blk_read_time",
          "s",
          "Time that sessions waited for reading blocks; with track_io_timing.",
          timed("blk_read_time")),
      counter(
          "postgresql.blk_write_time",
          "s",
          "Time that sessions waited for writing blocks; with track_io_timing.",
          timed("blk_write_time")),
      own(
          counter(
              "postgresql.tup_returned",
              "{row}",
              "Rows that scans of tables and indexes went over.",
              "tup_returned")),
      own(
          counter(
              "postgresql.tup_fetched", "{row}", "Rows that index scans fetched.", "tup_fetched")),
      own(counter("postgresql.tup_inserted", "{row}", "Rows inserted.", "tup_inserted")),
      own(counter("postgresql.tup_updated", "{row}", "Rows updated.", "tup_updated")),
      own(counter("postgresql.tup_deleted", "{row}", "Rows deleted.", "tup_deleted")),
      own(
          counter(
              "postgresql.temp_files",
              "{file}",
              "Temporary files that queries wrote because work_mem was too little.",
              "temp_files")),
      own(counter("postgresql.temp.io", "By", "Bytes written to temporary files.", "temp_bytes")),
      own(counter("postgresql.deadlocks", "{deadlock}", "Deadlocks detected.", "deadlocks")),
      counter(
          "postgresql.checksum_failures",
          "{failure}",
          "Pages whose checksum was wrong; with data checksums.",
          "checksum_failures"),
      gauge(
          "postgresql.checksum_failure.age",
          "s",
          "Time since a page's checksum was wrong; nothing where none was.",
          age("checksum_last_failure"))
    };
  }

  private static Measure[] sessions() {
    return new Measure[] {
      own(
          gauge(
              "postgresql.backends",
              "{connection}",
              "Sessions and background processes that are connected, but for the collector's.",
              "numbackends - (s.datname = current_database())::int")),
      own(counter("postgresql.sessions", "{session}", "Sessions begun.", "sessions")).in(since(14)),
      own(Measure.of(ENDED, "sessions_abandoned"))
          .with("postgresql.session.end", "abandoned")
          .in(since(14)),
      own(Measure.of(ENDED, "sessions_fatal"))
          .with("postgresql.session.end", "fatal")
          .in(since(14)),
      own(Measure.of(ENDED, "sessions_killed"))
          .with("postgresql.session.end", "killed")
          .in(since(14)),
      own(counter(
              "postgresql.session.time",
              "s",
              "Time that sessions were connected.",
              seconds("session_time")))
          .in(since(14)),
      own(counter(
              "postgresql.session.active_time",
              "s",
              "Time that sessions were at work.",
              seconds("active_time")))
          .in(since(14)),
      own(counter(
              "postgresql.session.idle_in_transaction_time",
              "s",
              "Time that sessions were idle in a transaction.",
              seconds("idle_in_transaction_time")))
          .in(since(14)),
      own(counter(
              "postgresql.parallel_workers.planned",
              "{process}",
              "Parallel workers that queries asked for.",
              "parallel_workers_to_launch"))
          .in(since(18)),
      own(counter(
              "postgresql.parallel_workers.launched",
              "{process}",
              "Parallel workers that queries got.",
              "parallel_workers_launched"))
          .in(since(18))
    };
  }

  /** What the shared objects have none of. */
  private static Measure own(Measure measure) {
    return new Measure(
        measure.metric(),
        "CASE WHEN s.datid <> 0 THEN %s END".formatted(measure.expression()),
        measure.attributes(),
        measure.versions());
  }

  private static String timed(String column) {
    return "CASE WHEN current_setting('track_io_timing')::bool THEN %s / 1000.0 END"
        .formatted(column);
  }

  private static Measure conflict(String reason) {
    return conflict(reason, reason);
  }

  /** Where there is no recovery there are no conflicts, and no series for them. */
  private static Measure conflict(String function, String reason) {
    return Measure.of(
            CONFLICTS,
            "CASE WHEN pg_is_in_recovery() AND s.datid <> 0 THEN pg_stat_get_db_conflict_%s(s.datid)"
                    .formatted(function)
                + " END")
        .with("postgresql.conflict.type", reason);
  }

  /** The row without a name is that of the objects that all databases share. */
  private static String from(Limits limits) {
    return """
    FROM pg_stat_database s
    LEFT JOIN pg_database d ON d.oid = s.datid
    WHERE s.datid = 0 OR (d.datallowconn AND NOT d.datistemplate)
    ORDER BY s.datid = 0 DESC, s.xact_commit + s.xact_rollback DESC
    LIMIT %d
    """
        .formatted(limits.databases() + 1);
  }
}
