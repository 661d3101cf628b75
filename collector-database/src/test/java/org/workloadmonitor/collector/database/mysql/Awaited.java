package org.workloadmonitor.collector.database.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.workloadmonitor.collector.database.server.MysqlServer;

/** Waits for what a server does in its own time. */
public final class Awaited {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Awaited() {}

  /** Waits until a query gives true. */
  public static void in(MysqlServer server, String query) throws SQLException {
    long until = System.nanoTime() + LONGEST.toNanos();
    try (Connection connection = server.admin();
        Statement statement = connection.createStatement()) {
      while (!answer(statement, query)) {
        if (System.nanoTime() > until) {
          throw new AssertionError("It did not come true: " + query);
        }
        statement.execute("SELECT SLEEP(0.02)");
      }
    }
  }

  /** Waits until a session is in this state. */
  public static void session(MysqlServer server, String condition) throws SQLException {
    in(server, "SELECT COUNT(*) > 0 FROM information_schema.processlist WHERE " + condition);
  }

  private static boolean answer(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
