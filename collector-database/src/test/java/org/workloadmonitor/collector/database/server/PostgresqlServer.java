package org.workloadmonitor.collector.database.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.Driver;

/** A real PostgreSQL server that tests may do with as they please. */
public abstract class PostgresqlServer {

  private static final AtomicInteger NAMES = new AtomicInteger();

  /** A role of the server. */
  public record Login(String username, String password) {}

  /** Where it listens: the host's name or address. */
  public abstract String host();

  /** Where it listens: the port. */
  public abstract int port();

  /** Where it listens. */
  public final InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host(), port());
  }

  /** A superuser. */
  public abstract Login administrator();

  /** Stops it and starts it again, with its data. The port stays. */
  public void restart() {
    abort("This server can't be restarted by a test.");
  }

  /** The URL of one of its databases. */
  public final String url(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
  }

  /** The URL of the database that is always there. */
  public final String url() {
    return url("postgres");
  }

  /** Its major version. */
  public final int major() throws SQLException {
    try (Connection connection = admin()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  /** A new connection of a superuser, which the caller closes. */
  public final Connection admin() throws SQLException {
    return admin("postgres");
  }

  /** A new connection of a superuser to this database, which the caller closes. */
  public final Connection admin(String database) throws SQLException {
    return connect(database, administrator());
  }

  /** A new connection of this role, which the caller closes. */
  public final Connection connect(String database, Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.username());
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "test");
    Connection connection = new Driver().connect(url(database), properties);
    if (connection == null) {
      throw new IllegalStateException("The driver does not take " + url(database));
    }
    return connection;
  }

  /** Runs statements as a superuser, on one connection. */
  public final void run(String database, String... statements) throws SQLException {
    try (Connection connection = admin(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The number that a statement gives a superuser, in its first column and row. */
  public final double number(String database, String sql) throws SQLException {
    try (Connection connection = admin(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /** A new, empty database. */
  public final String freshDatabase() throws SQLException {
    String name = "database_" + NAMES.incrementAndGet() + "_" + ProcessHandle.current().pid();
    run("postgres", "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
    return name;
  }

  /**
   * A new role that may log in.
   *
   * @param memberOf roles whose rights it has, such as {@code pg_monitor}
   */
  public final Login freshRole(String... memberOf) throws SQLException {
    String name = "role_" + NAMES.incrementAndGet() + "_" + ProcessHandle.current().pid();
    Login login = new Login(name, "secret of " + name);
    run(
        "postgres",
        "DROP ROLE IF EXISTS " + name,
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, login.password()));
    for (String role : memberOf) {
      run("postgres", "GRANT %s TO %s".formatted(role, name));
    }
    return login;
  }
}
