package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** Who reads and writes: {@code pg_stat_io} from 16 on, and the small caches (SLRU). */
final class IoTopic {

  private static final String OPERATION = "postgresql.io.operation";

  private static final MetricDescriptor OPERATIONS =
      MetricDescriptor.counter(
          "postgresql.io.operations",
          "{operation}",
          "Operations on blocks of tables and indexes, by kind of process and of access.");

  private static final MetricDescriptor BYTES =
      MetricDescriptor.counter(
          "postgresql.io.bytes",
          "By",
          "Bytes of tables and indexes read, written, and added to files.");

  private static final MetricDescriptor TIME =
      MetricDescriptor.counter(
          "postgresql.io.time",
          "s",
          "Time for operations on blocks of tables and indexes; with track_io_timing.");

  private static final MetricDescriptor SLRU =
      MetricDescriptor.counter(
          "postgresql.slru.blocks",
          "{block}",
          "Blocks of the small caches (SLRU) that were found there, read, written, zeroed.");

  private IoTopic() {}

  /** WAL is in the group of the server. What nobody does has no series. */
  static Group io() {
    return Group.of(
        "io",
        Tier.FAST,
        Relation.of(
                "pg_stat_io",
                """
                FROM pg_stat_io
                WHERE object <> 'wal'
                GROUP BY backend_type, context
                HAVING coalesce(sum(reads), 0) + coalesce(sum(writes), 0)
                     + coalesce(sum(extends), 0) + coalesce(sum(hits), 0)
                     + coalesce(sum(fsyncs), 0) > 0
                """)
            .in(since(16))
            .labels(
                Label.of("postgresql.backend.type", "backend_type"),
                Label.of("postgresql.io.context", "context"))
            .measures(
                operations("reads", "read"),
                operations("writes", "write"),
                operations("extends", "extend"),
                operations("hits", "hit"),
                operations("evictions", "eviction"),
                operations("reuses", "reuse"),
                operations("writebacks", "writeback"),
                operations("fsyncs", "fsync"),
                bytes("sum(reads * op_bytes)", "read").in(before(18)),
                bytes("sum(writes * op_bytes)", "write").in(before(18)),
                bytes("sum(extends * op_bytes)", "extend").in(before(18)),
                bytes("sum(read_bytes)", "read").in(since(18)),
                bytes("sum(write_bytes)", "write").in(since(18)),
                bytes("sum(extend_bytes)", "extend").in(since(18)),
                time("read_time", "read"),
                time("write_time", "write"),
                time("extend_time", "extend"),
                time("writeback_time", "writeback"),
                time("fsync_time", "fsync"))
            .startedAt("max(stats_reset)"));
  }

  private static Measure operations(String column, String operation) {
    return Measure.of(OPERATIONS, "nullif(sum(%s), 0)".formatted(column))
        .with(OPERATION, operation);
  }

  private static Measure bytes(String expression, String operation) {
    return Measure.of(BYTES, "nullif(%s, 0)".formatted(expression)).with(OPERATION, operation);
  }

  private static Measure time(String column, String operation) {
    return Measure.of(TIME, "nullif(%s, 0)".formatted(seconds("sum(%s)".formatted(column))))
        .with(OPERATION, operation);
  }

  static Group slru() {
    return Group.of(
        "slru",
        Tier.SLOW,
        Relation.of("pg_stat_slru", "FROM pg_stat_slru")
            .labels(
                Label.of("postgresql.slru.name", oldSlruNames()).in(before(17)),
                Label.of("postgresql.slru.name", "name").in(since(17)))
            .measures(
                slru("blks_hit", "hit"),
                slru("blks_read", "read"),
                slru("blks_written", "written"),
                slru("blks_zeroed", "zeroed"))
            .startedAt("stats_reset"));
  }

  private static Measure slru(String column, String operation) {
    return Measure.of(SLRU, "nullif(%s, 0)".formatted(column)).with(OPERATION, operation);
  }

  /** As 17 renamed them. */
  private static String oldSlruNames() {
    return """
    CASE name WHEN 'CommitTs' THEN 'commit_timestamp'
              WHEN 'MultiXactMember' THEN 'multixact_member'
              WHEN 'MultiXactOffset' THEN 'multixact_offset'
              WHEN 'Notify' THEN 'notify'
              WHEN 'Serial' THEN 'serializable'
              WHEN 'Subtrans' THEN 'subtransaction'
              WHEN 'Xact' THEN 'transaction' ELSE name END\
    """;
  }
}
