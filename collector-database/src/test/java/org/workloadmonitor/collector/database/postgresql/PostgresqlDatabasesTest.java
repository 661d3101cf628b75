package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class PostgresqlDatabasesTest {

  @TempDir Path directory;

  private final PostgresqlServer server = PostgresqlServers.shared();

  @Test
  void tellsWhatWasDoneInADatabase() throws Exception {
    String database = server.freshDatabase();
    server.run(
        database,
        "CREATE TABLE t (id int PRIMARY KEY, name text)",
        "INSERT INTO t SELECT n, 'name' FROM generate_series(1, 100) n",
        "UPDATE t SET name = 'other' WHERE id <= 30",
        "DELETE FROM t WHERE id > 80",
        "BEGIN",
        "INSERT INTO t VALUES (1000, 'never')",
        "ROLLBACK");
    Settled.in(
        server,
        database,
        "SELECT tup_deleted >= 20 FROM pg_stat_database WHERE datname = current_database()");

    var run = collect("databases");

    Attributes here = Attributes.of("db.namespace", database);
    assertThat(run.value("postgresql.tup_inserted", here))
        .isEqualTo(told(database, "tup_inserted"))
        .isGreaterThanOrEqualTo(101);
    assertThat(run.value("postgresql.tup_updated", here)).isEqualTo(told(database, "tup_updated"));
    assertThat(run.value("postgresql.tup_deleted", here)).isEqualTo(told(database, "tup_deleted"));
    assertThat(run.value("postgresql.rollbacks", here)).isEqualTo(1);
    assertThat(run.value("postgresql.commits", here)).isEqualTo(told(database, "xact_commit"));
    assertThat(run.value("postgresql.blks_hit", here)).isPositive();
    assertThat(run.value("postgresql.deadlocks", here)).isZero();
    assertThat(run.value("postgresql.backends", here)).isZero();
    assertThat(run.problems()).isEmpty();
  }

  private double told(String database, String column) throws Exception {
    return server.number(
        "postgres",
        "SELECT %s FROM pg_stat_database WHERE datname = '%s'".formatted(column, database));
  }

  @Test
  void countsSessionsOfOthersAlone() throws Exception {
    String database = server.freshDatabase();
    Login role = server.freshRole("pg_monitor");
    try (var other = server.admin(database);
        var run = PostgresqlRun.of(server.url(database), role, directory, "databases")) {
      assertThat(other.isValid(1)).isTrue();
      assertThat(
              run.collect().value("postgresql.backends", Attributes.of("db.namespace", database)))
          .isEqualTo(1);
    }
  }

  @Test
  void countsTemporaryFiles() throws Exception {
    String database = server.freshDatabase();
    server.run(
        database,
        "SET work_mem = '64kB'",
        "SELECT count(*) FROM (SELECT n FROM generate_series(1, 100000) n ORDER BY n DESC) s");
    Settled.in(
        server,
        database,
        "SELECT temp_files > 0 FROM pg_stat_database WHERE datname = current_database()");

    var run = collect("databases");

    Attributes here = Attributes.of("db.namespace", database);
    assertThat(run.value("postgresql.temp_files", here)).isPositive();
    assertThat(run.value("postgresql.temp.io", here)).isEqualTo(told(database, "temp_bytes"));
  }

  @Test
  void tellsSharedObjectsApartAndLeavesTemplatesOut() throws Exception {
    var run = collect("databases");

    assertThat(run.points("postgresql.blks_hit"))
        .extracting(point -> point.attributes().value("db.namespace").orElseThrow())
        .contains("(shared)", "postgres")
        .doesNotContain("template0", "template1");
    assertThat(run.points("postgresql.query.conflicts")).isEmpty();
  }

  @Test
  void tellsHowFarTransactionNumbersAreFromRunningOut() throws Exception {
    var run = collect("wraparound");

    Attributes template = Attributes.of("db.namespace", "template0");
    double age =
        server.number(
            "postgres", "SELECT age(datfrozenxid) FROM pg_database WHERE datname = 'template0'");
    assertThat(run.value("postgresql.frozenxid.age", template)).isBetween(age - 1000, age);
    assertThat(run.value("postgresql.frozenxid.autovacuum_utilization", template))
        .isBetween((age - 1000) / 200e6, age / 200e6);
    assertThat(run.value("postgresql.frozenxid.utilization", template)).isBetween(0.0, 0.01);
  }

  @Test
  void tellsSizes() throws Exception {
    String database = server.freshDatabase();
    double size = server.number("postgres", "SELECT pg_database_size('%s')".formatted(database));

    assertThat(
            collect("sizes").value("postgresql.db_size", Attributes.of("db.namespace", database)))
        .isEqualTo(size);
  }

  private RecordingRecorder collect(String group) throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory, group)) {
      return run.collect();
    }
  }
}
