package org.workloadmonitor.collector.database.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.workloadmonitor.collector.database.server.PostgresqlServer;

/**
 * Waits for what a server does in its own time: sessions publish their statistics when they end.
 */
final class Settled {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Settled() {}

  /**
   * Waits until a query gives true.
   *
   * @param database where it is asked
   */
  static void in(PostgresqlServer server, String database, String sql) throws Exception {
    long until = System.nanoTime() + LONGEST.toNanos();
    try (Connection connection = server.admin(database);
        Statement statement = connection.createStatement()) {
      while (!answer(statement, sql)) {
        if (System.nanoTime() > until) {
          throw new AssertionError("It did not come true: " + sql);
        }
        statement.execute("SELECT pg_sleep(0.02)");
      }
    }
  }

  private static boolean answer(Statement statement, String sql) throws Exception {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
