package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServers;

class MysqlSessionsTest {

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();

  @Test
  void tellsWhatRunsLongest() throws Exception {
    try (Connection client = server.admin();
        Statement statement = client.createStatement()) {
      Thread thread = Thread.ofVirtual().start(() -> execute(statement, "SELECT SLEEP(60)"));
      Awaited.session(server, "INFO = 'SELECT SLEEP(60)' AND TIME >= 1");

      RecordingRecorder run = collect();
      server.run("KILL QUERY " + id(server, "SELECT SLEEP(60)"));
      thread.join();

      assertThat(run.value("mysql.query.longest")).isBetween(1.0, 60.0);
      assertThat(run.value("mysql.session.active")).isGreaterThanOrEqualTo(1);
      assertThat(
              run.value(
                  "mysql.session.count", Attributes.of("command", "Query", "state", "User sleep")))
          .isGreaterThanOrEqualTo(1);
    }
  }

  private static long id(MysqlServer server, String statement) throws SQLException {
    return (long)
        server.number(
            "SELECT ID FROM information_schema.processlist WHERE INFO = '%s'".formatted(statement));
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(1317);
    }
  }

  @Test
  void leavesItsOwnSessionOut() throws Exception {
    MysqlServer.Login login = server.freshUser("PROCESS ON *.*");
    try (MysqlRun run = MysqlRun.of(server.url(), login, directory, "sessions")) {
      run.collect();
      RecordingRecorder seen = run.collect();

      double others =
          server.number(
              "SELECT COUNT(*) FROM %s.processlist WHERE ID <> CONNECTION_ID() AND USER <> '%s'"
                  .formatted(
                      server.isMariadb() ? "information_schema" : "performance_schema",
                      login.username()));
      double told =
          seen.points("mysql.session.count").stream()
              .mapToDouble(point -> seen.value("mysql.session.count", point.attributes()))
              .sum();
      assertThat(told).isEqualTo(others);
    }
  }

  private RecordingRecorder collect() throws Exception {
    try (MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory, "sessions")) {
      return run.collect();
    }
  }
}
