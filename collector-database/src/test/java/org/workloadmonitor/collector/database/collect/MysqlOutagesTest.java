package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.mysql.Awaited;
import org.workloadmonitor.collector.database.mysql.MysqlRun;
import org.workloadmonitor.collector.database.server.Gate;
import org.workloadmonitor.collector.database.server.MysqlEmbedded;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.server.MysqlServers;

/** What becomes of a run when the server does not answer as it should, and of the one after. */
class MysqlOutagesTest {

  private static MysqlEmbedded server;

  @TempDir Path directory;

  @BeforeAll
  static void startServer() {
    server = MysqlServers.own("--max-connections=12", "--performance-schema=off");
  }

  @AfterAll
  static void endServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
    try (Gate silent = Gate.toNobody();
        MysqlRun run =
            MysqlRun.impatient(silent.url("jdbc:mysql", ""), new Login("any", "one"), directory)) {
      RecordingRecorder first = run.collect();
      RecordingRecorder second = run.collect();

      assertThat(isUp(first)).isFalse();
      assertThat(reasons(first)).contains("connect_timeout");
      assertThat(reasons(second)).as("told once").isEmpty();
      assertThat(silent.accepted()).as("one connection for each run").isEqualTo(2);
    }
  }

  @Test
  void aPortWhereNobodyListensIsTold() throws Exception {
    String closed = "jdbc:mysql://127.0.0.1:1/";
    try (MysqlRun run = MysqlRun.impatient(closed, new Login("any", "one"), directory)) {
      assertThat(reasons(run.collect())).contains("connection_refused");
    }
  }

  @Test
  void aServerThatFallsSilentIsLeftAndFoundAgain() throws Exception {
    try (Gate gate = Gate.to(server.address());
        MysqlRun run =
            MysqlRun.impatient(gate.url("jdbc:mysql", ""), server.administrator(), directory)) {
      assertThat(isUp(run.collect())).isTrue();
      gate.fallSilent();
      RecordingRecorder silent = run.collect();
      gate.speak();

      assertThat(isUp(silent)).isFalse();
      assertThat(reasons(silent)).contains("connection_lost");
      assertThat(isUp(run.collect())).isTrue();
      assertThat(gate.accepted()).isEqualTo(2);
    }
  }

  @Test
  void aServerWhoseConnectionsAreAllTakenIsTold() throws Exception {
    Login client = server.freshUser();
    Login monitor = server.freshUser();
    List<Connection> taken = new ArrayList<>();
    try (MysqlRun run = MysqlRun.impatient(server.url(), monitor, directory)) {
      take(client, taken);
      RecordingRecorder full = run.collect();
      for (Connection connection : taken) {
        connection.close();
      }
      Awaited.in(
          server,
          "SELECT COUNT(*) = 0 FROM information_schema.processlist WHERE USER = '%s'"
              .formatted(client.username()));

      assertThat(isUp(full)).isFalse();
      assertThat(reasons(full)).contains("too_many_connections");
      assertThat(full.problems().get("connection")).contains("max_connections");
      assertThat(isUp(run.collect())).isTrue();
    }
  }

  private static void take(Login client, List<Connection> taken) {
    try {
      while (taken.size() < 100) {
        taken.add(server.connect(client));
      }
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(1040);
    }
  }

  @Test
  void aRestartInTheMiddleOfARunEndsItAndTheNextOneGoesOn() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MysqlRun run =
            MysqlRun.patient(
                server.url(),
                server.administrator(),
                directory,
                MysqlQueries.of("slow", "SELECT SLEEP(300) AS n"))) {
      CompletableFuture<RecordingRecorder> running =
          CompletableFuture.supplyAsync(() -> collect(run), threads);
      Awaited.session(server, "INFO = 'SELECT SLEEP(300) AS n'");
      server.restart();
      RecordingRecorder broken = running.join();

      assertThat(isUp(broken)).isFalse();
      assertThat(broken.value("mysql.connection.limit")).as("read before it").isEqualTo(12);
      assertThat(broken.points("slow.n")).isEmpty();
    }
    try (MysqlRun run = MysqlRun.impatient(server.url(), server.administrator(), directory)) {
      assertThat(isUp(run.collect())).isTrue();
    }
  }

  private static RecordingRecorder collect(MysqlRun run) {
    try {
      return run.collect();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void afterAFailOverToAnotherServerTheOtherOneIsRead() throws Exception {
    MysqlServer other = MysqlServers.shared();
    Login everywhere = new Login("everywhere", "the same");
    for (MysqlServer each : List.of(server, other)) {
      each.run("DROP USER IF EXISTS everywhere", "CREATE USER everywhere IDENTIFIED BY 'the same'");
    }
    try (Gate gate = Gate.to(server.address());
        MysqlRun run = MysqlRun.impatient(gate.url("jdbc:mysql", ""), everywhere, directory)) {
      assertThat(run.collect().value("mysql.connection.limit")).isEqualTo(12);
      gate.pointTo(other.address());
      run.collect();

      assertThat(run.collect().value("mysql.connection.limit"))
          .isEqualTo(other.number("SELECT @@GLOBAL.max_connections"))
          .isNotEqualTo(12);
    }
  }

  @Test
  void aPasswordThatChangedIsAskedForAtTheNextConnection() throws Exception {
    Login login = server.freshUser();
    Login changed = new Login(login.username(), "another one");
    try (MysqlRun run = MysqlRun.impatient(server.url(), login, directory);
        MysqlRun renewed = MysqlRun.impatient(server.url(), changed, directory)) {
      run.collect();
      server.run(
          "ALTER USER %s IDENTIFIED BY '%s'".formatted(changed.username(), changed.password()));
      assertThat(isUp(run.collect())).as("the session that stands goes on").isTrue();
      server.run(
          "KILL "
              + (long)
                  server.number(
                      "SELECT ID FROM information_schema.processlist WHERE USER = '%s'"
                          .formatted(login.username())));
      run.collect();
      RecordingRecorder refused = run.collect();

      assertThat(isUp(refused)).isFalse();
      assertThat(refused.problems().get("connection")).contains("Check username and password");
      assertThat(isUp(renewed.collect())).isTrue();
    }
  }

  private static boolean isUp(RecordingRecorder run) {
    return run.value("mysql.up") == 1;
  }

  private static String reasons(RecordingRecorder run) {
    return run.events().stream()
        .map(event -> String.valueOf(event.attributes().value("error.type").orElse("")))
        .reduce("", String::concat);
  }
}
