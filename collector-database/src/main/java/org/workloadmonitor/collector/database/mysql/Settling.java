package org.workloadmonitor.collector.database.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Greeting;
import org.workloadmonitor.collector.database.connection.Version;

/**
 * Asks a server who it is, and makes a new session one that can't hurt: it only reads, waits for
 * nothing for long, and leaves no trace in the slow log.
 *
 * @param connection the new connection
 * @param timeout of each statement
 */
record Settling(Connection connection, Duration timeout) {

  /** Longer than any pause between two runs: a server's own may be a minute. */
  private static final Duration IDLE = Duration.ofDays(1);

  /** How long MySQL shows a table's cached statistics before it looks at the table again. */
  private static final Duration CACHED_STATISTICS = Duration.ofHours(1);

  Greeting greeting() throws SQLException, DatabaseException {
    try (Statement statement = connection.createStatement()) {
      Version version = version(statement);
      for (String setting : needed(version)) {
        statement.execute(setting);
      }
      for (String setting : wished(version)) {
        tryTo(setting, statement);
      }
      return new Greeting(version, start(statement), schema(statement));
    }
  }

  private static Version version(Statement statement) throws SQLException, DatabaseException {
    try (ResultSet row = statement.executeQuery("SELECT VERSION(), @@version_comment")) {
      row.next();
      return MysqlVersion.told(row.getString(1), String.valueOf(row.getString(2)));
    }
  }

  private List<String> needed(Version version) {
    long seconds = Math.max(1, timeout.toSeconds());
    return List.of(
        "SET SESSION TRANSACTION READ ONLY",
        // sql_mode: statements mean the same on every server. time_zone: that of
        // information_schema.innodb_trx, whose times are the machine's whatever the session's.
        "SET SESSION sql_mode = '', time_zone = 'SYSTEM', lock_wait_timeout = %d, wait_timeout = %d"
            .formatted(seconds, IDLE.toSeconds()),
        version.flavor() == Flavor.MARIADB
            ? String.format(
                Locale.ROOT, "SET SESSION max_statement_time = %.3f", timeout.toMillis() / 1e3)
            : "SET SESSION max_execution_time = %d".formatted(timeout.toMillis()));
  }

  /** What a server may refuse, for lack of a right or because it has another name for it. */
  private List<String> wished(Version version) {
    return List.of(
        "SET SESSION innodb_lock_wait_timeout = 1",
        "SET SESSION long_query_time = 31536000",
        // log_queries_not_using_indexes would log each run; but no statement below this.
        "SET SESSION min_examined_row_limit = 4294967295",
        version.flavor() == Flavor.MARIADB
            ? "SET SESSION slow_query_log = 0"
            : "SET SESSION information_schema_stats_expiry = " + CACHED_STATISTICS.toSeconds());
  }

  private static void tryTo(String setting, Statement statement) throws SQLException {
    try {
      statement.execute(setting);
    } catch (SQLException e) {
      if (MysqlFaults.of(e).endsSession()) {
        throw e;
      }
    }
  }

  private static Instant start(Statement statement) throws SQLException {
    double now;
    try (ResultSet row = statement.executeQuery("SELECT UNIX_TIMESTAMP(NOW(6))")) {
      row.next();
      now = row.getDouble(1);
    }
    try (ResultSet row =
        statement.executeQuery("SHOW GLOBAL STATUS WHERE Variable_name = 'Uptime'")) {
      row.next();
      return Instant.ofEpochMilli((long) ((now - row.getDouble(2)) * 1e3));
    }
  }

  private static String schema(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT DATABASE()")) {
      row.next();
      String schema = row.getString(1);
      return schema == null ? "" : schema;
    }
  }
}
