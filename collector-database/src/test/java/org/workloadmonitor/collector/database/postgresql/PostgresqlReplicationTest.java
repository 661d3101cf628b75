package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.PostgresqlEmbedded;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

/** A primary with a standby. */
class PostgresqlReplicationTest {

  private static PostgresqlEmbedded primary;
  private static PostgresqlEmbedded standby;
  private static Login role;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    primary = PostgresqlServers.own(Map.of("max_slot_wal_keep_size", "256MB"));
    role = primary.freshRole("pg_monitor");
    primary.run(
        "postgres",
        "CREATE EXTENSION pg_stat_statements",
        "CREATE TABLE t (id int)",
        "SELECT pg_create_physical_replication_slot('standby', true)");
    standby = primary.standby("standby");
    Settled.in(
        primary,
        "postgres",
        "SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'");
  }

  @AfterAll
  static void stop() {
    if (standby != null) {
      standby.close();
    }
    if (primary != null) {
      primary.close();
    }
  }

  private RecordingRecorder collect(PostgresqlServer server, String... groups) throws Exception {
    try (var run = PostgresqlRun.of(server.url(), role, directory, groups)) {
      RecordingRecorder recorded = run.collect();
      assertThat(recorded.problems()).isEmpty();
      return recorded;
    }
  }

  @Test
  void seesTheStandbyFromThePrimary() throws Exception {
    primary.run("postgres", "INSERT INTO t VALUES (1)");
    Settled.in(
        primary, "postgres", "SELECT replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication");

    RecordingRecorder run = collect(primary, "server", "replication");

    Attributes client =
        Attributes.of("replication_client", "127.0.0.1", "postgresql.application_name", "standby");
    for (String operation : new String[] {"send", "write", "flush", "replay"}) {
      assertThat(run.value("postgresql.replication.data_delay", with(client, operation)))
          .as(operation)
          .isBetween(0.0, 1e6);
    }
    assertThat(run.value("postgresql.replication.streaming", client)).isEqualTo(1);
    assertThat(run.value("postgresql.replication.synchronous", client)).isZero();
    assertThat(run.value("postgresql.replication.standbys")).isEqualTo(1);
  }

  private static Attributes with(Attributes client, String operation) {
    return client.toBuilder().put("operation", operation).build();
  }

  @Test
  void seesSlotsAndWhatTheyKeep() throws Exception {
    primary.run(
        "postgres",
        "SELECT pg_create_logical_replication_slot('forgotten', 'pgoutput')",
        "INSERT INTO t SELECT n FROM generate_series(1, 1000) n");
    Settled.in(
        primary,
        "postgres",
        "SELECT pg_current_wal_lsn() - restart_lsn > 10000 FROM pg_replication_slots"
            + " WHERE slot_name = 'forgotten'");

    RecordingRecorder run = collect(primary, "replication");

    Attributes used = Attributes.of("postgresql.replication.slot.name", "standby");
    Attributes forgotten =
        Attributes.of(
            "postgresql.replication.slot.name", "forgotten",
            "postgresql.replication.slot.type", "logical",
            "db.namespace", "postgres");
    assertThat(run.value("postgresql.replication.slot.active", used)).isEqualTo(1);
    assertThat(run.value("postgresql.replication.slot.active", forgotten)).isZero();
    assertThat(run.value("postgresql.replication.slot.retained", forgotten)).isGreaterThan(10_000);
    assertThat(run.value("postgresql.replication.slot.unconfirmed", forgotten)).isPositive();
    assertThat(run.value("postgresql.replication.slot.safe_wal_size", forgotten)).isPositive();
    assertThat(
            run.value(
                "postgresql.replication.slot.wal_status",
                forgotten.toBuilder().put("postgresql.replication.slot.state", "reserved").build()))
        .isEqualTo(1);
    assertThat(run.value("postgresql.replication.slot.invalid", forgotten)).isZero();
    assertThat(run.value("postgresql.replication.slot.inactive.age", forgotten)).isNotNegative();
    assertThat(run.value("postgresql.replication.slot.transactions", forgotten)).isZero();
  }

  @Test
  void readsEveryGroupFromAStandby() throws Exception {
    RecordingRecorder run = collect(standby);

    assertThat(run.value("postgresql.recovery")).isEqualTo(1);
    assertThat(run.value("postgresql.wal_receiver.streaming")).isEqualTo(1);
    assertThat(run.value("postgresql.wal_receiver.last_message.age")).isNotNegative();
    assertThat(run.value("postgresql.standby.replay_delay")).isNotNegative();
    assertThat(run.value("postgresql.standby.replay_paused")).isZero();
    assertThat(run.value("postgresql.wal.position")).isPositive();
    assertThat(run.points("postgresql.query.conflicts")).isNotEmpty();
    assertThat(run.points("postgresql.table.size")).isNotEmpty();
  }

  @Test
  void tellsThatReplayIsPaused() throws Exception {
    standby.run("postgres", "SELECT pg_wal_replay_pause()");
    try {
      primary.run("postgres", "INSERT INTO t VALUES (2)");
      Settled.in(
          standby,
          "postgres",
          "SELECT pg_get_wal_replay_pause_state() = 'paused'"
              + " AND pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()");

      RecordingRecorder run = collect(standby, "server");

      assertThat(run.value("postgresql.standby.replay_paused")).isEqualTo(1);
      assertThat(run.value("postgresql.standby.replay_delay")).isPositive();
    } finally {
      standby.run("postgres", "SELECT pg_wal_replay_resume()");
    }
  }
}
