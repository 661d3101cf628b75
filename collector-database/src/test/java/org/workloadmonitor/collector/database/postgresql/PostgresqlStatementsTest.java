package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class PostgresqlStatementsTest {

  @TempDir Path directory;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private String database = "";
  private Login role = new Login("", "");

  @BeforeEach
  void prepare() throws Exception {
    database = server.freshDatabase();
    role = server.freshRole("pg_monitor");
    server.run(database, "CREATE TABLE customers (id int, name text)");
  }

  private void install() throws Exception {
    server.run(
        database,
        "CREATE SCHEMA \"my Stats\"",
        "CREATE EXTENSION pg_stat_statements SCHEMA \"my Stats\"",
        "GRANT USAGE ON SCHEMA \"my Stats\" TO " + role.username());
  }

  @Test
  void tellsWhatStatementsCostSinceTheReadingBefore() throws Exception {
    install();
    try (var run = PostgresqlRun.of(server.url(database), role, directory, "statements")) {
      assertThat(run.collect().points("postgresql.statement.calls")).isEmpty();
      String[] inserts = new String[7];
      for (int i = 0; i < inserts.length; i++) {
        inserts[i] = "INSERT INTO customers VALUES (%d, 'Secret Name %d')".formatted(i, i);
      }
      server.run(database, inserts);
      run.advance(Duration.ofMinutes(5));

      RecordingRecorder recorded = run.collect();

      Event seen =
          recorded.events().stream()
              .filter(event -> text(event).contains("INSERT INTO customers"))
              .findFirst()
              .orElseThrow();
      assertThat(text(seen)).isEqualTo("INSERT INTO customers VALUES ($1, $2)");
      Attributes digest =
          Attributes.of(
              "db.query.digest",
              seen.attributes().value("db.query.digest").orElseThrow().toString(),
              "db.namespace",
              database);
      assertThat(recorded.value("postgresql.statement.calls", digest)).isEqualTo(7);
      assertThat(recorded.value("postgresql.statement.rows", digest)).isEqualTo(7);
      assertThat(recorded.value("postgresql.statement.time", digest)).isPositive();
      assertThat(recorded.value("postgresql.statement.wal", digest)).isPositive();
    }
  }

  private static String text(Event event) {
    return event.attributes().value("db.query.text").orElse("").toString();
  }

  @Test
  void noLiteralLeavesTheServerAndNothingOfTheCollectors() throws Exception {
    install();
    try (var run = PostgresqlRun.of(server.url(database), role, directory, "statements")) {
      run.collect();
      server.run(
          database,
          "ALTER ROLE %s PASSWORD 'hidden''1' /* hidden2 */".formatted(role.username()),
          "ALTER ROLE %s PASSWORD E'hidden\\'3' -- hidden4".formatted(role.username()),
          "DO $body$ BEGIN PERFORM 'hidden5'; END $body$",
          "DO $$ BEGIN PERFORM 'hidden6'; END $$",
          "COMMENT ON TABLE customers IS 'hidden7'",
          "SET work_mem = '98765'",
          "ALTER ROLE %s PASSWORD '%s'".formatted(role.username(), role.password()));
      run.advance(Duration.ofMinutes(5));

      RecordingRecorder recorded = run.collect();

      assertThat(recorded.events()).hasSizeGreaterThan(4);
      assertThat(recorded.signals().toString())
          .doesNotContain("hidden")
          .doesNotContain("98765")
          .doesNotContain(role.password())
          .doesNotContain("pg_stat_statements(false)");
    }
  }

  @Test
  void saysWhatToDoWhereTheExtensionIsMissing() throws Exception {
    try (var run = PostgresqlRun.of(server.url(database), role, directory, "statements")) {
      assertThat(run.collect().problems())
          .hasEntrySatisfying(
              "pg_stat_statements",
              problem -> assertThat(problem).contains(database).contains("CREATE EXTENSION"));
    }
  }

  @Test
  void saysWhichRightIsMissing() throws Exception {
    install();
    server.run(database, "REVOKE ALL ON SCHEMA \"my Stats\" FROM " + role.username());
    try (var run = PostgresqlRun.of(server.url(database), role, directory, "statements")) {
      assertThat(run.collect().problems())
          .hasSize(1)
          .hasEntrySatisfying(
              "pg_stat_statements",
              problem -> assertThat(problem).contains("GRANT USAGE ON schema my Stats TO"));
    }
  }

  @Test
  void tellsWhatTheCollectorCostsTheServer() throws Exception {
    install();
    try (var run = PostgresqlRun.of(server.url(database), role, directory)) {
      run.collect();
      run.advance(Duration.ofMinutes(5));

      RecordingRecorder recorded = run.collect();

      assertThat(recorded.value("postgresql.collector.server_time")).isBetween(1e-6, 60.0);
      assertThat(recorded.value("postgresql.collector.statements")).isGreaterThan(20);
      assertThat(recorded.value("postgresql.up")).isEqualTo(1);
    }
  }
}
