package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

/** On a server of its own, so that all sessions are known. */
class PostgresqlActivityTest {

  private static PostgresqlServer server;
  private static AutoCloseable closing;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    var own = PostgresqlServers.own(Map.of("max_connections", "23"));
    server = own;
    closing = own;
    server.run(
        "postgres", "CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1)");
  }

  @AfterAll
  static void stop() throws Exception {
    if (closing != null) {
      closing.close();
    }
  }

  @Test
  void countsSessionsByState() throws Exception {
    try (Connection idle = server.admin();
        Connection open = server.admin();
        Connection failed = server.admin()) {
      assertThat(idle.isValid(1)).isTrue();
      execute(open, "BEGIN", "SELECT 1");
      execute(failed, "BEGIN");
      assertThat(fails(failed, "SELECT 1 / 0")).isTrue();

      RecordingRecorder run = collect("activity");

      assertThat(state(run, "idle")).isEqualTo(1);
      assertThat(state(run, "active")).isZero();
      assertThat(state(run, "idle in transaction")).isEqualTo(1);
      assertThat(state(run, "idle in transaction (aborted)")).isEqualTo(1);
      // Three of twenty: the last three are kept for superusers.
      assertThat(run.value("postgresql.connection.utilization")).isEqualTo(3 / 20.0);
      assertThat(run.value("postgresql.transaction.age")).isPositive();
      assertThat(run.value("postgresql.session.idle_in_transaction.age")).isPositive();
      assertThat(run.value("postgresql.query.age")).isZero();
    }
  }

  private static double state(RecordingRecorder run, String state) {
    return run.value("postgresql.session.count", Attributes.of("postgresql.session.state", state));
  }

  @Test
  void seesNobodyButOthers() throws Exception {
    RecordingRecorder run = collect("activity", "locks");

    assertThat(run.points("postgresql.session.count"))
        .hasSize(6)
        .allSatisfy(point -> assertThat(point.value().toString()).contains("0.0"));
    assertThat(run.points("postgresql.database.locks")).isEmpty();
    assertThat(run.points("postgresql.session.waiting")).isEmpty();
  }

  @Test
  void tellsWhoWaitsForALockAndWhichAreHeld() throws Exception {
    try (Connection holder = server.admin();
        Connection waiter = server.admin()) {
      execute(holder, "BEGIN", "LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
      Thread waiting =
          Thread.ofVirtual().start(() -> assertThat(fails(waiter, "SELECT * FROM t")).isFalse());
      Settled.in(
          server,
          "postgres",
          "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 't'::regclass)");

      RecordingRecorder run = collect("activity", "locks");

      assertThat(run.value("postgresql.session.blocked")).isEqualTo(1);
      assertThat(
              run.value(
                  "postgresql.session.waiting",
                  Attributes.of(
                      "postgresql.wait_event.type", "Lock",
                      "postgresql.wait_event.name", "relation")))
          .isEqualTo(1);
      Attributes held =
          Attributes.of(
              "db.namespace", "postgres", "lock_type", "relation", "mode", "AccessExclusiveLock");
      Attributes awaited =
          Attributes.of(
              "db.namespace", "postgres", "lock_type", "relation", "mode", "AccessShareLock");
      assertThat(run.value("postgresql.database.locks", held)).isEqualTo(1);
      assertThat(run.value("postgresql.database.locks.awaited", held)).isZero();
      assertThat(run.value("postgresql.database.locks.awaited", awaited)).isEqualTo(1);
      assertThat(run.value("postgresql.database.locks.wait.age", awaited)).isNotNegative();

      execute(holder, "ROLLBACK");
      waiting.join();
    }
  }

  @Test
  void tellsWhatHoldsBackTheRemovalOfDeadRows() throws Exception {
    try (Connection reader = server.admin()) {
      execute(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM t");
      server.run("postgres", "BEGIN", "UPDATE t SET v = 1", "PREPARE TRANSACTION 'forgotten'");
      server.run("postgres", "CREATE TABLE other ()", "DROP TABLE other");

      RecordingRecorder run = collect("activity");

      assertThat(age(run, "session")).isGreaterThanOrEqualTo(2);
      assertThat(age(run, "prepared_transaction")).isGreaterThanOrEqualTo(2);
      assertThat(age(run, "slot")).isZero();
      assertThat(run.value("postgresql.prepared_transaction.count")).isEqualTo(1);
      assertThat(run.value("postgresql.prepared_transaction.age")).isPositive();
    } finally {
      server.run("postgres", "ROLLBACK PREPARED 'forgotten'");
    }
  }

  private static double age(RecordingRecorder run, String holder) {
    return run.value("postgresql.xmin.age", Attributes.of("postgresql.xmin.holder", holder));
  }

  @Test
  void tellsOneRunningStatementAsActive() throws Exception {
    try (Connection busy = server.admin()) {
      Thread running =
          Thread.ofVirtual().start(() -> fails(busy, "SELECT pg_sleep(3600) AS sleeper"));
      Settled.in(
          server,
          "postgres",
          "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
              + " AND query LIKE '%AS sleeper')");

      RecordingRecorder run = collect("activity");

      assertThat(state(run, "active")).isEqualTo(1);
      assertThat(run.value("postgresql.query.age")).isPositive();
      assertThat(run.points("postgresql.session.waiting"))
          .singleElement()
          .satisfies(
              point ->
                  assertThat(
                          point
                              .attributes()
                              .containsAll(Attributes.of("postgresql.wait_event.name", "PgSleep")))
                      .isTrue());
      assertThat(run.signals().toString()).doesNotContain("sleeper");
      busy.abort(Runnable::run);
      running.join();
    }
    server.run(
        "postgres",
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            + " WHERE wait_event = 'PgSleep'");
  }

  private RecordingRecorder collect(String... groups) throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory, groups)) {
      RecordingRecorder recorded = run.collect();
      assertThat(recorded.problems()).isEmpty();
      return recorded;
    }
  }

  private static void execute(Connection connection, String... statements) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static boolean fails(Connection connection, String sql) {
    try {
      execute(connection, sql);
      return false;
    } catch (Exception e) {
      return true;
    }
  }
}
