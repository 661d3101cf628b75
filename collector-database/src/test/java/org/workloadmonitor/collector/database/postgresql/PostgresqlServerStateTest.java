package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlEmbedded;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

/** Checkpoints, WAL, archiver, caches: on a server of its own, whose archiver is made to fail. */
class PostgresqlServerStateTest {

  private static PostgresqlEmbedded server;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    server = PostgresqlServers.own(Map.of("archive_mode", "on", "track_wal_io_timing", "on"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private RecordingRecorder collect(String... groups) throws Exception {
    var role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory, groups)) {
      RecordingRecorder recorded = run.collect();
      assertThat(recorded.problems()).isEmpty();
      return recorded;
    }
  }

  private static double told(String sql) throws Exception {
    return server.number("postgres", sql);
  }

  @Test
  void tellsCheckpointsAndWal() throws Exception {
    server.run("postgres", "CREATE TABLE IF NOT EXISTS w (id int)", "INSERT INTO w VALUES (1)");
    server.run("postgres", "CHECKPOINT");

    RecordingRecorder run = collect("server");

    assertThat(
            run.value("postgresql.bgwriter.checkpoint.count", Attributes.of("type", "requested")))
        .isEqualTo(told("SELECT num_requested FROM pg_stat_checkpointer"))
        .isPositive();
    assertThat(run.value("postgresql.bgwriter.duration", Attributes.of("type", "write")))
        .isEqualTo(told("SELECT write_time / 1000 FROM pg_stat_checkpointer"));
    assertThat(run.value("postgresql.wal.bytes")).isPositive();
    assertThat(run.value("postgresql.wal.position"))
        .isBetween(1.0, told("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"));
    assertThat(run.value("postgresql.wal.writes")).isPositive();
    assertThat(run.points("postgresql.wal.write_time")).hasSize(1);
    assertThat(run.value("postgresql.uptime")).isPositive();
    assertThat(run.value("postgresql.recovery")).isZero();
    assertThat(run.value("postgresql.connection.max")).isEqualTo(60);
    assertThat(run.points("postgresql.standby.delay")).isEmpty();
  }

  @Test
  void countersCountFromTheLastResetWhichARestartDoesNotMove() throws Exception {
    double reset = told("SELECT extract(epoch FROM stats_reset) FROM pg_stat_bgwriter");
    server.restart();

    RecordingRecorder run = collect("server");

    assertThat(run.point("postgresql.wal.records", Attributes.EMPTY).value())
        .isInstanceOfSatisfying(
            MetricValue.Counter.class,
            counter -> {
              assertThat(counter.start().getEpochSecond()).isLessThanOrEqualTo((long) reset);
              assertThat(counter.value()).isPositive();
            });
  }

  @Test
  void tellsAnArchiverThatFailsAndThatItWorksAgain() throws Exception {
    archiveBy("false");
    server.run(
        "postgres", "SELECT pg_logical_emit_message(false, 'x', 'y')", "SELECT pg_switch_wal()");
    Settled.in(server, "postgres", "SELECT failed_count > 0 FROM pg_stat_archiver");

    RecordingRecorder failing = collect("server", "wal_files");

    assertThat(failing.value("postgresql.archiver.failing")).isEqualTo(1);
    assertThat(failing.value("postgresql.archiver.failures")).isPositive();
    assertThat(failing.value("postgresql.archiver.last_failure.age")).isNotNegative();
    assertThat(failing.value("postgresql.archiver.pending")).isPositive();
    assertThat(failing.value("postgresql.wal.files")).isPositive();
    assertThat(failing.value("postgresql.wal.size"))
        .isEqualTo(failing.value("postgresql.wal.files") * 16 * 1024 * 1024);

    archiveBy("true");
    Settled.in(
        server, "postgres", "SELECT last_archived_time > last_failed_time FROM pg_stat_archiver");
    RecordingRecorder working = collect("server");

    assertThat(working.value("postgresql.archiver.failing")).isZero();
    assertThat(working.value("postgresql.archiver.archived")).isPositive();
    assertThat(working.value("postgresql.archiver.lag")).isBetween(0.0, 32.0 * 1024 * 1024);
  }

  private static void archiveBy(String command) throws Exception {
    server.run(
        "postgres",
        "ALTER SYSTEM SET archive_command = '%s'".formatted(command),
        "SELECT pg_reload_conf()");
  }

  @Test
  void tellsWhoReadsAndWrites() throws Exception {
    RecordingRecorder run = collect("io", "slru");

    Attributes client =
        Attributes.of(
            "postgresql.backend.type", "client backend",
            "postgresql.io.context", "normal",
            "postgresql.io.operation", "hit");
    assertThat(run.value("postgresql.io.operations", client)).isPositive();
    assertThat(run.points("postgresql.io.bytes")).isNotEmpty();
    assertThat(run.points("postgresql.slru.blocks"))
        .anyMatch(
            point ->
                point
                    .attributes()
                    .containsAll(Attributes.of("postgresql.slru.name", "transaction")));
  }

  @Test
  void seesABackupOfTheQueryThatIsGiven() throws Exception {
    var role = server.freshRole();
    server.run(
        "postgres",
        "CREATE TABLE backups AS SELECT now() - interval '2 hours' AS finished",
        "GRANT SELECT ON backups TO " + role.username());
    var config =
        Configs.withBackup(
            PostgresqlRun.config(server.url(), role), "SELECT max(finished) FROM backups;");
    try (var run = PostgresqlRun.of(config, directory)) {
      assertThat(run.collect().value("postgresql.backup.age")).isBetween(7200.0, 7300.0);
    }
  }
}
