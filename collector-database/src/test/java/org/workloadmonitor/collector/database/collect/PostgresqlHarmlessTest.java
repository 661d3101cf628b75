package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.postgresql.PostgresqlRun;
import org.workloadmonitor.collector.database.server.Gate;
import org.workloadmonitor.collector.database.server.PostgresqlEmbedded;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

/** What has happened to others: the monitor must not hurt a PostgreSQL server, nor itself. */
class PostgresqlHarmlessTest {

  private static PostgresqlEmbedded server;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresqlServers.own(Map.of("max_connections", "12"));
    server.run("postgres", "CREATE EXTENSION pg_stat_statements", "CREATE TABLE t (id int)");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String errorOf(RecordingRecorder run) {
    return run.events().stream()
        .filter(event -> event.name().equals("db.server.unavailable"))
        .map(Event::attributes)
        .map(attributes -> attributes.value("error.type").orElse("").toString())
        .findFirst()
        .orElse("");
  }

  private static double connectionsOf(Login role) throws SQLException {
    return server.number(
        "postgres",
        "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'".formatted(role.username()));
  }

  @Test
  void aTableThatIsBeingAlteredHidesNothingButItsOwnSize() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory);
        Connection altering = server.admin();
        Statement statement = altering.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("ALTER TABLE t ADD COLUMN more int");

      RecordingRecorder recorded = run.collect();

      assertThat(recorded.problems()).isEmpty();
      assertThat(recorded.value("postgresql.up")).isEqualTo(1);
      assertThat(
              recorded.value(
                  "postgresql.rows", Attributes.of("db.collection.name", "t", "state", "live")))
          .isZero();
      assertThat(recorded.points("postgresql.table.size")).isEmpty();
    }
  }

  @Test
  void aCatalogueThatIsLockedCostsThePartsThatNeedItAndNoWaiting() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory, "activity", "tables")) {
      try (Connection locking = server.admin();
          Statement statement = locking.createStatement()) {
        statement.execute("BEGIN");
        statement.execute("LOCK TABLE pg_catalog.pg_locks IN ACCESS EXCLUSIVE MODE");

        RecordingRecorder recorded = run.collect();

        assertThat(recorded.value("postgresql.up")).isEqualTo(1);
        assertThat(recorded.problems())
            .hasEntrySatisfying(
                "tables of postgres", problem -> assertThat(problem).contains("holds a lock"));
        assertThat(recorded.points("postgresql.session.count")).isNotEmpty();
        assertThat(recorded.points("postgresql.table.count")).isNotEmpty();
      }
      run.advance(Duration.ofMinutes(5));
      assertThat(run.collect().problems()).isEmpty();
    }
  }

  @Test
  void aServerThatFallsSilentEndsTheRunAndNothingPilesUp() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (Gate gate = Gate.to(server.address());
        var run =
            PostgresqlRun.impatient(gate.url("jdbc:postgresql", "postgres"), role, directory)) {
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
      gate.fallSilent();
      for (int i = 0; i < 3; i++) {
        run.advance(Duration.ofMinutes(1));

        RecordingRecorder recorded = run.collect();

        assertThat(recorded.value("postgresql.up")).isZero();
        assertThat(recorded.problems()).containsKey("connection");
        assertThat(errorOf(recorded))
            .isEqualTo(List.of("connection_lost", "connect_timeout", "").get(i));
      }
      assertThat(gate.accepted()).isEqualTo(3);
      gate.cut();
      gate.speak();
      run.advance(Duration.ofMinutes(1));

      RecordingRecorder again = run.collect();

      assertThat(again.value("postgresql.up")).isEqualTo(1);
      assertThat(again.events()).anyMatch(event -> event.name().equals("db.server.available"));
      assertThat(connectionsOf(role)).isEqualTo(1);
    }
  }

  @Test
  void oneConnectionIsKeptFromRunToRun() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (Gate gate = Gate.to(server.address());
        var run = PostgresqlRun.of(gate.url("jdbc:postgresql", "postgres"), role, directory)) {
      for (int i = 0; i < 7; i++) {
        assertThat(run.collect().problems()).isEmpty();
        run.advance(Duration.ofMinutes(1));
      }
      assertThat(gate.accepted()).isEqualTo(1);
      assertThat(connectionsOf(role)).isEqualTo(1);
    }
  }

  @Test
  void allConnectionsTakenIsToldAndOver() throws Exception {
    Login role = server.freshRole("pg_monitor");
    Login crowd = server.freshRole();
    List<Connection> taken = new ArrayList<>();
    try (var run = PostgresqlRun.of(server.url(), role, directory, "activity")) {
      try {
        while (true) {
          taken.add(server.connect("postgres", crowd));
        }
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
      }

      RecordingRecorder recorded = run.collect();

      assertThat(recorded.value("postgresql.up")).isZero();
      assertThat(errorOf(recorded)).isEqualTo("too_many_connections");
      assertThat(recorded.problems().get("connection")).contains("pg_use_reserved_connections");
      for (Connection connection : taken) {
        connection.close();
      }
      taken.clear();
      awaitConnections(crowd, 0);
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
      awaitConnections(crowd, 0);
    }
  }

  private static void awaitConnections(Login role, int number) throws SQLException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (connectionsOf(role) > number && System.nanoTime() < until) {
      server.run("postgres", "SELECT pg_sleep(0.02)");
    }
  }

  @Test
  void withoutRightsWhatIsAllowedIsToldAndTheRestNamed() throws Exception {
    Login role = server.freshRole();
    try (var run = PostgresqlRun.of(server.url(), role, directory)) {
      RecordingRecorder recorded = run.collect();

      assertThat(recorded.value("postgresql.up")).isEqualTo(1);
      assertThat(recorded.points("postgresql.commits")).isNotEmpty();
      assertThat(recorded.points("postgresql.db_size")).isNotEmpty();
      assertThat(recorded.points("postgresql.session.count")).isEmpty();
      assertThat(recorded.problems())
          .containsOnlyKeys(
              "pg_stat_activity",
              "wait events",
              "pg_stat_replication",
              "progress",
              "pg_wal",
              "archive_status",
              "pg_stat_subscription",
              "pg_stat_statements")
          .allSatisfy(
              (part, problem) ->
                  assertThat(problem)
                      .contains("GRANT pg_monitor TO \"%s\"".formatted(role.username())));
      server.run("postgres", "GRANT pg_monitor TO " + role.username());
      run.advance(Duration.ofMinutes(11));
      assertThat(run.collect().problems()).isEmpty();
    }
  }

  @Test
  void aRestartInTheMiddleOfARunCostsThatRun() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (Gate gate = Gate.to(server.address());
        var run = PostgresqlRun.of(gate.url("jdbc:postgresql", "postgres"), role, directory)) {
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
      run.advance(Duration.ofMinutes(5));
      gate.fallSilent();
      Thread restart =
          Thread.ofVirtual()
              .start(
                  () -> {
                    server.restart();
                    gate.cut();
                    gate.speak();
                  });

      RecordingRecorder during = run.collect();

      assertThat(during.value("postgresql.up")).isZero();
      assertThat(errorOf(during)).isEqualTo("connection_lost");
      restart.join();
      run.advance(Duration.ofMinutes(1));
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
    }
  }

  @Test
  void aFailOverToAnotherAddressIsFollowed() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (PostgresqlEmbedded other = PostgresqlServers.own(Map.of("max_connections", "33"));
        Gate gate = Gate.to(server.address());
        var run =
            PostgresqlRun.of(gate.url("jdbc:postgresql", "postgres"), role, directory, "server")) {
      other.run(
          "postgres",
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role.username(), role.password()));
      assertThat(run.collect().value("postgresql.connection.max")).isEqualTo(12);
      gate.pointTo(other.address());

      assertThat(run.collect().value("postgresql.up")).isZero();
      assertThat(run.collect().value("postgresql.connection.max")).isEqualTo(33);
    }
  }

  @Test
  void aPasswordThatWasChangedIsToldWithoutShowingIt() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (Gate gate = Gate.to(server.address());
        var run =
            PostgresqlRun.of(gate.url("jdbc:postgresql", "postgres"), role, directory, "server")) {
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
      server.run("postgres", "ALTER ROLE %s PASSWORD 'another'".formatted(role.username()));
      assertThat(run.collect().value("postgresql.up")).as("the session that stands").isEqualTo(1);
      gate.cut();
      run.collect();

      RecordingRecorder refused = run.collect();

      assertThat(refused.value("postgresql.up")).isZero();
      assertThat(errorOf(refused)).isEqualTo("authentication_failed");
      assertThat(refused.problems().get("connection"))
          .contains(role.username())
          .doesNotContain(role.password());
      server.run(
          "postgres", "ALTER ROLE %s PASSWORD '%s'".formatted(role.username(), role.password()));
      assertThat(run.collect().value("postgresql.up")).isEqualTo(1);
    }
  }

  @Test
  void theSessionIsReadOnlyHasTimeOutsAndAName() throws Exception {
    Login role = server.freshRole("pg_monitor");
    try (var run = PostgresqlRun.of(server.url(), role, directory, "server")) {
      run.collect();
      assertThat(
              server.number(
                  "postgres",
                  "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'"
                          .formatted(role.username())
                      + " AND application_name = 'workload-monitor' AND state = 'idle'"))
          .isEqualTo(1);
    }
  }
}
