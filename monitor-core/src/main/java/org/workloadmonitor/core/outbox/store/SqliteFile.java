package org.workloadmonitor.core.outbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/** A queue's file as SQLite sees it: its settings, its tables, and whether it is one of ours. */
final class SqliteFile {

  /** In the file's header. A newer one is not for us to read. */
  static final int FORMAT = 1;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

  /** Pages of 8 KiB hold most heads and small segments without a chain of overflow pages. */
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA page_size=8192",
          "PRAGMA auto_vacuum=INCREMENTAL",
          "PRAGMA locking_mode=EXCLUSIVE",
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=FULL",
          "PRAGMA wal_autocheckpoint=512",
          "PRAGMA journal_size_limit=4194304",
          "PRAGMA cache_size=-512",
          "PRAGMA temp_store=MEMORY");

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE head (first INTEGER PRIMARY KEY, used INTEGER, live INTEGER,"
              + " live_bytes INTEGER, accepted_first INTEGER, accepted_last INTEGER,"
              + " earliest INTEGER, size INTEGER, gone BLOB)",
          "CREATE TABLE content (first INTEGER PRIMARY KEY, content BLOB)",
          "CREATE TABLE number (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID",
          "CREATE TABLE text (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");

  /** SQLITE_ERROR: an SQL statement makes no sense. */
  private static final int GENERIC_ERROR = 1;

  private SqliteFile() {}

  /**
   * Opens a file, or makes it with its tables.
   *
   * @param file an empty file where there is none yet; others must not be able to read it
   * @param kind what the items are made for: they are of no use for another kind
   * @throws StoreException if the disk refuses, or the file is none of ours
   * @throws ForeignFileException if it was written by a newer agent or for another kind of sink
   */
  static Connection open(Path file, String kind) throws StoreException, ForeignFileException {
    @Nullable Connection connection = null;
    try {
      connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
      prepare(connection, kind);
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw fault(e);
    } catch (StoreException | ForeignFileException | RuntimeException | Error e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** The fault of a file that is being opened: one of ours has the tables that are asked for. */
  static StoreException fault(SQLException e) {
    return (e.getErrorCode() & 0xFF) == GENERIC_ERROR
        ? StoreException.damaged(String.valueOf(e.getMessage()), e)
        : SqliteFaults.of(e);
  }

  private static void prepare(Connection connection, String kind)
      throws SQLException, ForeignFileException, StoreException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      int format = (int) number(statement, "PRAGMA user_version");
      if (format > FORMAT) {
        throw new ForeignFileException("newer", "was written by a newer version of this agent");
      }
      if (format == 0 && number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        create(connection, statement, kind);
        return;
      }
      check(statement);
      try (ResultSet row = statement.executeQuery("SELECT value FROM text WHERE name='kind'")) {
        if (!row.next() || !kind.equals(row.getString(1))) {
          throw new ForeignFileException("unused", "holds signals in the form of another sink");
        }
      }
    }
  }

  private static void create(Connection connection, Statement statement, String kind)
      throws SQLException {
    connection.setAutoCommit(false);
    for (String table : TABLES) {
      statement.execute(table);
    }
    try (PreparedStatement text = connection.prepareStatement("INSERT INTO text VALUES (?,?)")) {
      text.setString(1, "kind");
      text.setString(2, kind);
      text.execute();
    }
    statement.execute("PRAGMA user_version=" + FORMAT);
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Looks at the structure of the small tables; contents have checksums of their own. */
  private static void check(Statement statement) throws SQLException, StoreException {
    for (String table : List.of("number", "text", "head")) {
      try (ResultSet row = statement.executeQuery("PRAGMA quick_check('" + table + "')")) {
        String verdict = row.next() ? row.getString(1) : "nothing";
        if (!"ok".equals(verdict)) {
          throw StoreException.damaged(verdict, new SQLException(verdict));
        }
      }
    }
  }

  /** The first value of the first row; 0 without a row. */
  static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Closes a connection, if there is one; that it does not close is nobody's news. */
  static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("A queue's file could not be closed.", e);
    }
  }
}
