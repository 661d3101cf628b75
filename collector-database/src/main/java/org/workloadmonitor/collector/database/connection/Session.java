package org.workloadmonitor.collector.database.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.workloadmonitor.api.PluginContext;

/** A connection that is settled. For use by one run at a time. */
public final class Session implements AutoCloseable {

  private final Connection connection;
  private final Greeting greeting;
  private final Engine engine;
  private final Meter meter;
  private final PluginContext context;

  Session(
      Engine engine, Connection connection, Greeting greeting, Meter meter, PluginContext context) {
    this.engine = engine;
    this.connection = connection;
    this.greeting = greeting;
    this.meter = meter;
    this.context = context;
  }

  /** The server's version. */
  public Version version() {
    return greeting.version();
  }

  /** When the server was started, by its own clock; the same from session to session. */
  public Instant serverStart() {
    return greeting.start();
  }

  /** The session's database; empty where there is none. */
  public String database() {
    return greeting.database();
  }

  /**
   * Sends a statement and shows each row of its answer. Drivers keep what they prepared under the
   * text, so the same text is planned once.
   *
   * @param sql one statement without parameters
   */
  public void query(String sql, RowAction action) throws SQLException {
    query(sql, 0, action);
  }

  /**
   * Sends a statement that the user wrote: its names mean what they mean to the role.
   *
   * @param maxRows the most rows that are shown; 0 for all
   */
  public void queryOfUser(String sql, int maxRows, RowAction action) throws SQLException {
    engine.useNamesOfRole(connection);
    try {
      query(sql, maxRows, action);
    } catch (SQLException e) {
      settleAgain(e);
      throw e;
    }
    engine.useOwnNames(connection);
  }

  private void settleAgain(SQLException failure) {
    try {
      engine.useOwnNames(connection);
    } catch (SQLException e) {
      // The connection is gone, or is given up: nothing may be read on it under wrong names.
      failure.addSuppressed(e);
      close();
    }
  }

  private void query(String sql, int maxRows, RowAction action) throws SQLException {
    long before = context.nanoTime();
    long rows = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setMaxRows(maxRows);
      statement.setFetchSize(engine.fetchSize());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          action.read(row);
          rows++;
        }
      }
    } finally {
      meter.add(rows, context.nanoTime() - before);
    }
  }

  /** Whether the connection is known to be closed; a broken one may not know it yet. */
  boolean isClosed() throws SQLException {
    return connection.isClosed();
  }

  /** Ends the session without waiting for the server. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      context.logger().debug("A connection could not be closed: {}", e.getMessage());
    }
  }
}
