package org.workloadmonitor.collector.database.server;

import static org.junit.jupiter.api.Assumptions.abort;

import com.mysql.cj.jdbc.Driver;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MySQL or MariaDB server that tests may do with as they please. */
public abstract class MysqlServer {

  private static final AtomicInteger NAMES = new AtomicInteger();

  /** An account of the server. */
  public record Login(String username, String password) {}

  /** Where it listens, as a URL without a schema: {@code jdbc:mysql://127.0.0.1:3306/}. */
  public abstract String url();

  /** Where it listens. */
  public final InetSocketAddress address() {
    URI uri = URI.create(url().substring("jdbc:".length()));
    return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
  }

  /** An account with all rights. */
  public abstract Login administrator();

  /** Stops it and starts it again, with its data. The port stays. */
  public void restart() {
    abort("This server can't be restarted by a test.");
  }

  /** A new connection with all rights, which the caller closes. */
  public final Connection admin() throws SQLException {
    return connect(administrator());
  }

  /** A new connection of this account, which the caller closes. */
  public final Connection connect(Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.username());
    properties.setProperty("password", login.password());
    properties.setProperty("allowPublicKeyRetrieval", "true");
    properties.setProperty("allowMultiQueries", "true");
    Connection connection = new Driver().connect(url(), properties);
    if (connection == null) {
      throw new IllegalStateException("The driver does not take " + url());
    }
    return connection;
  }

  /** The number that a statement gives an administrator, in its last column and first row. */
  public final double number(String sql) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(row.getMetaData().getColumnCount());
    }
  }

  /** Whether it is MariaDB. */
  public final boolean isMariadb() throws SQLException {
    try (Connection connection = admin()) {
      return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }
  }

  /** Runs statements with all rights, on one connection. */
  public final void run(String... statements) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A new, empty schema. */
  public final String freshSchema() throws SQLException {
    String name = "schema_" + NAMES.incrementAndGet() + "_" + ProcessHandle.current().pid();
    run("DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
    return name;
  }

  /**
   * A new account.
   *
   * @param grants what it may do, such as {@code PROCESS ON *.*}
   */
  public final Login freshUser(String... grants) throws SQLException {
    int number = NAMES.incrementAndGet();
    Login login = new Login("user_" + number, "secret_" + number);
    run(
        "DROP USER IF EXISTS " + login.username(),
        "CREATE USER %s IDENTIFIED BY '%s'".formatted(login.username(), login.password()));
    for (String grant : grants) {
      run("GRANT %s TO %s".formatted(grant, login.username()));
    }
    return login;
  }
}
