package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.mysql.Awaited;
import org.workloadmonitor.collector.database.mysql.MysqlRun;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.server.MysqlServers;

/** The collector neither waits for what others hold, nor holds anything up itself. */
class MysqlLocksTest {

  private static final String WAITING = "Waiting for table metadata lock";

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();
  private String table = "";

  @BeforeEach
  void makeTable() throws Exception {
    table = server.freshSchema() + ".t";
    server.run(
        "CREATE TABLE %s (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE = InnoDB".formatted(table),
        "INSERT INTO %s VALUES (1)".formatted(table));
  }

  @Test
  void readsAllGroupsWhileAnAlterTableWaitsForItsLock() throws Exception {
    try (Connection reader = server.admin();
        Connection changer = server.admin();
        Statement reading = reader.createStatement();
        Statement changing = changer.createStatement();
        MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory)) {
      reader.setAutoCommit(false);
      reading.execute("SELECT * FROM " + table);
      Thread thread =
          Thread.ofVirtual()
              .start(() -> execute(changing, "ALTER TABLE %s ADD b INT".formatted(table)));
      Awaited.session(server, "STATE = '%s'".formatted(WAITING));

      RecordingRecorder seen = run.collect();
      reader.rollback();
      thread.join();

      assertThat(seen.problems()).isEmpty();
      assertThat(seen.value("mysql.up")).isEqualTo(1);
      assertThat(
              seen.value(
                  "mysql.session.count", Attributes.of("command", "Query", "state", WAITING)))
          .isEqualTo(1);
    }
  }

  @Test
  void aQueryThatMeetsALockEndsAtItsTimeOutAndTheRestIsRead() throws Exception {
    try (Connection holder = server.admin();
        Statement holding = holder.createStatement();
        MysqlRun run =
            MysqlRun.impatient(
                server.url(),
                server.administrator(),
                directory,
                MysqlQueries.of("locked", "SELECT COUNT(*) AS n FROM " + table))) {
      holding.execute("LOCK TABLES %s WRITE".formatted(table));
      RecordingRecorder held = run.collect();
      holding.execute("UNLOCK TABLES");
      run.advance(Duration.ofMinutes(11));
      RecordingRecorder free = run.collect();

      assertThat(held.problems()).containsOnlyKeys("query locked");
      assertThat(held.value("mysql.up")).isEqualTo(1);
      assertThat(held.value("mysql.connection.limit")).isPositive();
      assertThat(free.problems()).isEmpty();
      assertThat(free.value("locked.n")).isEqualTo(1);
    }
  }

  @Test
  void theServerEndsAStatementThatTakesTooLong() throws Exception {
    String four =
        "information_schema.collations a, information_schema.collations b,"
            + " information_schema.collations c, information_schema.collations d";
    String sql = "SELECT COUNT(*) AS n FROM " + four;
    try (MysqlRun run =
        MysqlRun.impatient(
            server.url(), server.administrator(), directory, MysqlQueries.of("endless", sql))) {
      RecordingRecorder seen = run.collect();

      assertThat(seen.problems().get("query endless")).contains("longer than 1000 ms");
      assertThat(seen.value("mysql.up")).isEqualTo(1);
      Awaited.in(
          server,
          "SELECT COUNT(*) = 0 FROM information_schema.processlist WHERE INFO = '%s'"
              .formatted(sql));
    }
  }

  @Test
  void leavesNothingInTheSlowLog() throws Exception {
    Login login =
        server.freshUser("PROCESS ON *.*", "SELECT ON performance_schema.*", "REFERENCES ON *.*");
    if (!server.isMariadb()) {
      server.run("GRANT SESSION_VARIABLES_ADMIN ON *.* TO " + login.username());
    }
    server.run(
        "SET GLOBAL log_output = 'TABLE', GLOBAL slow_query_log = 1, GLOBAL long_query_time = 0,"
            + " GLOBAL log_queries_not_using_indexes = 1");
    try (MysqlRun run = MysqlRun.of(server.url(), login, directory)) {
      run.collect();
      double whileConnecting = logged(login);
      run.advance(Duration.ofMinutes(61));
      run.collect();

      assertThat(logged(login)).isEqualTo(whileConnecting);
    } finally {
      server.run(
          "SET GLOBAL log_queries_not_using_indexes = 0, GLOBAL long_query_time = 10,"
              + " GLOBAL slow_query_log = 0");
    }
  }

  private double logged(Login login) throws SQLException {
    return server.number(
        "SELECT COUNT(*) FROM mysql.slow_log WHERE user_host LIKE '%s[%%'"
            .formatted(login.username()));
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
