package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class PostgresqlTablesTest {

  @TempDir Path directory;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private String database = "";

  @BeforeEach
  void fill() throws Exception {
    database = server.freshDatabase();
    server.run(
        database,
        "CREATE TABLE big (id int PRIMARY KEY, name text, note text)",
        "CREATE INDEX big_note ON big (note)",
        "CREATE TABLE small (id int)",
        "INSERT INTO big SELECT n, 'name', repeat('x', 200) FROM generate_series(1, 5000) n");
    waitFor("n_tup_ins = 5000");
    server.run(database, "VACUUM ANALYZE big");
    waitFor("vacuum_count = 1");
    server.run(
        database,
        "DELETE FROM big WHERE id <= 100",
        "UPDATE big SET name = 'other' WHERE id = 200",
        "SET enable_seqscan = off",
        "SELECT * FROM big WHERE id = 300",
        "SET enable_seqscan = on",
        "SELECT count(name) FROM big");
    waitFor("seq_scan > 0 AND n_tup_del = 100");
  }

  private void waitFor(String condition) throws Exception {
    Settled.in(
        server,
        database,
        "SELECT %s FROM pg_stat_user_tables WHERE relname = 'big'".formatted(condition));
  }

  private RecordingRecorder collect(String... groups) throws Exception {
    var role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(database), role, directory, groups)) {
      RecordingRecorder recorded = run.collect();
      assertThat(recorded.problems()).isEmpty();
      return recorded;
    }
  }

  private Attributes table(String name) {
    return Attributes.of(
        "db.namespace", database, "postgresql.schema.name", "public", "db.collection.name", name);
  }

  private static Attributes with(Attributes attributes, String name, String value) {
    return attributes.toBuilder().put(name, value).build();
  }

  private double told(String sql) throws Exception {
    return server.number(database, sql);
  }

  @Test
  void tellsRowsAndWhatWasDoneWithThem() throws Exception {
    RecordingRecorder run = collect("tables");

    Attributes big = table("big");
    assertThat(run.value("postgresql.rows", with(big, "state", "dead")))
        .isEqualTo(told("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'big'"))
        .isEqualTo(101);
    assertThat(run.value("postgresql.rows", with(big, "state", "live"))).isEqualTo(4900);
    assertThat(run.value("postgresql.operations", with(big, "operation", "ins"))).isEqualTo(5000);
    assertThat(run.value("postgresql.operations", with(big, "operation", "del"))).isEqualTo(100);
    assertThat(run.value("postgresql.operations", with(big, "operation", "upd"))).isEqualTo(1);
    assertThat(run.value("postgresql.table.hot_updates", big))
        .isEqualTo(told("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'big'"));
    assertThat(run.value("postgresql.table.rows.modified", big)).isEqualTo(101);
    assertThat(run.value("postgresql.table.count", Attributes.of("db.namespace", database)))
        .isEqualTo(2);
  }

  @Test
  void tellsHowTablesAreReadAndKept() throws Exception {
    RecordingRecorder run = collect("tables");

    Attributes big = table("big");
    assertThat(run.value("postgresql.sequential_scans", big))
        .isEqualTo(told("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'big'"))
        .isPositive();
    assertThat(run.value("postgresql.table.index_scans", big))
        .isEqualTo(told("SELECT idx_scan FROM pg_stat_user_tables WHERE relname = 'big'"))
        .isPositive();
    assertThat(run.value("postgresql.blocks_read", with(big, "source", "heap_hit")))
        .isEqualTo(told("SELECT heap_blks_hit FROM pg_statio_user_tables WHERE relname = 'big'"));
    assertThat(run.value("postgresql.blocks_read", with(big, "source", "idx_hit")))
        .isEqualTo(told("SELECT idx_blks_hit FROM pg_statio_user_tables WHERE relname = 'big'"));
    assertThat(run.value("postgresql.table.size", big))
        .isEqualTo(told("SELECT pg_table_size('big')"))
        .isPositive();
    assertThat(run.value("postgresql.table.vacuum.count", big)).isEqualTo(1);
    assertThat(run.value("postgresql.table.vacuum.age", big)).isNotNegative();
    assertThat(run.points("postgresql.table.vacuum.age")).hasSize(1);
  }

  @Test
  void isNotHeldUpByALockedTable() throws Exception {
    try (Connection holder = server.admin(database);
        Statement statement = holder.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("ALTER TABLE big ADD COLUMN more int");

      RecordingRecorder run = collect("tables", "indexes", "sizes");

      assertThat(run.points("postgresql.table.size"))
          .noneMatch(point -> point.attributes().containsAll(table("big")))
          .anyMatch(point -> point.attributes().containsAll(table("small")));
      assertThat(run.value("postgresql.rows", with(table("big"), "state", "live"))).isEqualTo(4900);
      assertThat(run.points("postgresql.index.size")).isEmpty();
      assertThat(run.points("postgresql.index.scans")).hasSize(2);
    }
  }

  @Test
  void tellsIndexesAndTheUnusedAmongThem() throws Exception {
    RecordingRecorder run = collect("indexes");

    Attributes key = with(table("big"), "postgresql.index.name", "big_pkey");
    assertThat(run.value("postgresql.index.scans", key))
        .isEqualTo(
            told("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'big_pkey'"))
        .isPositive();
    assertThat(run.value("postgresql.index.size", key))
        .isEqualTo(told("SELECT pg_relation_size('big_pkey')"));
    Attributes here = Attributes.of("db.namespace", database);
    assertThat(run.value("postgresql.index.count", here)).isEqualTo(2);
    assertThat(run.value("postgresql.index.unused", here)).isEqualTo(1);
    assertThat(run.value("postgresql.index.unused.size", here))
        .isEqualTo(told("SELECT relpages * 8192 FROM pg_class WHERE relname = 'big_note'"));
    assertThat(run.value("postgresql.index.invalid", here)).isZero();
  }

  @Test
  void countsFromTheResetOfTheDatabasesStatistics() throws Exception {
    server.run(database, "SELECT pg_stat_reset()");
    double reset =
        told(
            "SELECT extract(epoch FROM stats_reset) FROM pg_stat_database WHERE datname ="
                + " current_database()");

    RecordingRecorder run = collect("tables");

    assertThat(run.points("postgresql.sequential_scans"))
        .isNotEmpty()
        .allSatisfy(
            point ->
                assertThat(((MetricValue.Counter) point.value()).start().toEpochMilli())
                    .isEqualTo((long) (reset * 1000)));
  }

  @Test
  void readsEachChosenDatabaseOnASessionOfItsOwn() throws Exception {
    String other = server.freshDatabase();
    server.run(other, "CREATE TABLE there (id int)");
    var role = server.freshRole("pg_monitor");
    PostgresqlConfig config = PostgresqlRun.config(server.url(database), role);
    try (var run =
        PostgresqlRun.of(Configs.withDatabases(config, List.of(database, other)), directory)) {
      RecordingRecorder recorded = run.collect();

      assertThat(recorded.points("postgresql.table.count"))
          .extracting(point -> point.attributes().value("db.namespace").orElseThrow())
          .containsExactlyInAnyOrder(database, other);
      assertThat(
              server.number(
                  "postgres",
                  "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'"
                      .formatted(role.username())))
          .isLessThanOrEqualTo(2);
    }
  }
}
