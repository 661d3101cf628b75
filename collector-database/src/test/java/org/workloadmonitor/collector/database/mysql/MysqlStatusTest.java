package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServers;

class MysqlStatusTest {

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();

  @Test
  void tellsOfConnections() throws Exception {
    RecordingRecorder run = collect("status");

    double most = server.number("SELECT @@GLOBAL.max_connections");
    assertThat(run.value("mysql.connection.limit")).isEqualTo(most);
    double connected = run.value("mysql.threads", Attributes.of("kind", "connected"));
    assertThat(connected).isGreaterThanOrEqualTo(1);
    assertThat(run.value("mysql.connection.utilization")).isEqualTo(connected / most);
    assertThat(run.value("mysql.threads.running")).isGreaterThanOrEqualTo(1);
    assertThat(run.value("mysql.read_only")).isZero();
    assertThat(run.value("mysql.up")).isEqualTo(1);
    assertThat(run.problems()).isEmpty();
    assertThat(run.rejections()).isEmpty();
  }

  @Test
  void countsStatementsByKind() throws Exception {
    String schema = server.freshSchema();
    Attributes inserts = Attributes.of("command", "insert");
    server.run("CREATE TABLE %s.t (a INT)".formatted(schema), insert(schema));
    try (MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory, "status")) {
      double before = run.collect().value("mysql.commands", inserts);
      server.run(insert(schema), insert(schema), insert(schema));

      RecordingRecorder after = run.collect();
      assertThat(after.value("mysql.commands", inserts)).isEqualTo(before + 3);
      assertThat(after.points("mysql.commands"))
          .as("prepared statements have a metric of their own")
          .noneMatch(point -> point.attributes().toString().contains("stmt_"));
      assertThat(after.value("mysql.handlers", Attributes.of("kind", "write"))).isPositive();
      assertThat(after.value("mysql.client.network.io", Attributes.of("kind", "sent")))
          .isPositive();
    }
  }

  private static String insert(String schema) {
    return "INSERT INTO %s.t VALUES (1)".formatted(schema);
  }

  @Test
  void tellsOfTheBufferPool() throws Exception {
    RecordingRecorder run = collect("status");

    double pages =
        run.points("mysql.buffer_pool.pages").stream()
            .mapToDouble(point -> run.value("mysql.buffer_pool.pages", point.attributes()))
            .sum();
    assertThat(pages)
        .isEqualTo(server.number("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_total'"));
    assertThat(run.value("mysql.buffer_pool.limit"))
        .isEqualTo(server.number("SELECT @@GLOBAL.innodb_buffer_pool_size"));
    assertThat(run.value("mysql.buffer_pool.utilization")).isBetween(0.001, 1.0);
    assertThat(run.value("mysql.redo.utilization")).isBetween(0.0, 1.0);
    assertThat(run.value("mysql.redo.limit")).isPositive();
    assertThat(run.value("mysql.redo.checkpoint_age")).isNotNegative();
  }

  @Test
  void tellsOfARowLockThatIsWaitedFor() throws Exception {
    String schema = server.freshSchema();
    server.run(
        "CREATE TABLE %s.t (id INT PRIMARY KEY, a INT) ENGINE = InnoDB".formatted(schema),
        "INSERT INTO %s.t VALUES (1, 1), (2, 2)".formatted(schema));
    try (Connection holder = server.admin();
        Connection waiter = server.admin();
        Statement holding = holder.createStatement();
        Statement waiting = waiter.createStatement()) {
      holder.setAutoCommit(false);
      holding.execute("UPDATE %s.t SET a = 5 WHERE id = 1".formatted(schema));
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> execute(waiting, "UPDATE %s.t SET a = 6 WHERE id = 1".formatted(schema)));
      Awaited.in(
          server,
          "SELECT COUNT(*) > 0 FROM information_schema.innodb_trx WHERE TRX_STATE = 'LOCK WAIT'");
      RecordingRecorder run = collect("status", "innodb", "sessions");
      holder.rollback();
      thread.join();

      assertThat(run.value("mysql.row_locks.waiting")).isEqualTo(1);
      assertThat(run.value("mysql.transaction.count", Attributes.of("state", "lock_wait")))
          .isEqualTo(1);
      assertThat(run.value("mysql.transaction.count", Attributes.of("state", "running")))
          .isGreaterThanOrEqualTo(1);
      assertThat(run.value("mysql.transaction.rows_modified")).isGreaterThanOrEqualTo(1);
      assertThat(run.value("mysql.session.active")).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void countsDeadlocks() throws Exception {
    String schema = server.freshSchema();
    server.run(
        "CREATE TABLE %s.t (id INT PRIMARY KEY, a INT) ENGINE = InnoDB".formatted(schema),
        "INSERT INTO %s.t VALUES (1, 1), (2, 2)".formatted(schema));
    double before = collect("status", "innodb").value("mysql.deadlocks");
    try (Connection one = server.admin();
        Connection other = server.admin();
        Statement first = one.createStatement();
        Statement second = other.createStatement()) {
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      first.execute("UPDATE %s.t SET a = 5 WHERE id = 1".formatted(schema));
      second.execute("UPDATE %s.t SET a = 5 WHERE id = 2".formatted(schema));
      Thread thread =
          Thread.ofVirtual()
              .start(() -> execute(first, "UPDATE %s.t SET a = 6 WHERE id = 2".formatted(schema)));
      Awaited.in(
          server,
          "SELECT COUNT(*) > 0 FROM information_schema.innodb_trx WHERE TRX_STATE = 'LOCK WAIT'");
      execute(second, "UPDATE %s.t SET a = 6 WHERE id = 1".formatted(schema));
      other.rollback();
      thread.join();
      one.rollback();
    }

    assertThat(collect("status", "innodb").value("mysql.deadlocks")).isEqualTo(before + 1);
  }

  /** One of two that lock each other fails; which, is the server's choice. */
  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(1213);
    }
  }

  @Test
  void leavesOutWhatTheServerHasNot() throws Exception {
    RecordingRecorder run = collect();

    assertThat(run.points())
        .extracting(point -> point.descriptor().name())
        .noneMatch(name -> name.startsWith("mysql.galera"))
        .noneMatch(name -> name.startsWith("mysql.semi_sync"))
        .noneMatch(name -> name.startsWith("mysql.replica."));
    assertThat(run.problems()).isEmpty();
  }

  @Test
  void worksWithoutThePerformanceSchema() throws Exception {
    MysqlServer plain = MysqlServers.withoutPerformanceSchema();
    try (MysqlRun run = MysqlRun.of(plain.url(), plain.administrator(), directory)) {
      RecordingRecorder seen = run.collect();

      assertThat(seen.value("mysql.up")).isEqualTo(1);
      assertThat(seen.value("mysql.session.active")).isNotNegative();
      assertThat(seen.problems()).isEmpty();
    }
  }

  private RecordingRecorder collect(String... groups) throws Exception {
    try (MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory, groups)) {
      return run.collect();
    }
  }
}
