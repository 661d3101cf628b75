package org.workloadmonitor.collector.database.mysql;

import com.mysql.cj.jdbc.AbandonedConnectionCleanupThread;
import com.mysql.cj.jdbc.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.connection.Address;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Environment;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Greeting;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.Version;

/** Talks with MySQL and MariaDB, through MySQL's driver. */
public final class MysqlEngine implements Engine {

  /**
   * How much longer than the server the driver waits: the server cancels a statement that takes too
   * long and the session goes on; a server that says nothing at all loses the connection.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The driver, which {@code DriverManager} is not asked for. */
  private final Driver driver;

  /** Ends the thread that the driver starts: it is for connections that were forgotten. */
  public MysqlEngine() {
    try {
      driver = new Driver();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    AbandonedConnectionCleanupThread.uncheckedShutdown();
  }

  @Override
  public String name() {
    return "mysql";
  }

  @Override
  public Address address(String url) {
    return MysqlUrl.of(url).address();
  }

  @Override
  public String urlOf(String url, String database) {
    return MysqlUrl.of(url).at(database);
  }

  @Override
  public Version version(String text) {
    return MysqlVersion.written(text);
  }

  @Override
  public Connection connect(Target target, Optional<Secret> credential, Environment environment)
      throws SQLException {
    MysqlUrl url = MysqlUrl.of(target.url());
    try {
      Connection connection =
          driver.connect(url.complete(), DriverProperties.of(target, url, credential, environment));
      if (connection == null) {
        throw new SQLNonTransientConnectionException("The driver does not take this URL.");
      }
      return connection;
    } catch (SQLException e) {
      throw MysqlFaults.whileConnecting(e);
    }
  }

  @Override
  public Greeting settle(Connection connection, Target target)
      throws SQLException, DatabaseException {
    connection.setNetworkTimeout(Runnable::run, (int) target.queryTimeout().plus(GRACE).toMillis());
    return new Settling(connection, target.queryTimeout()).greeting();
  }

  @Override
  public int fetchSize() {
    // Connector/J's word for it.
    return Integer.MIN_VALUE;
  }

  @Override
  public OptionalDouble replicaLag(Session session) throws SQLException {
    return new ReplicaRows(session.version()).lag(session);
  }

  @Override
  public Fault fault(SQLException e) {
    return MysqlFaults.of(e);
  }

  @Override
  public String sentence(Fault fault, SQLException e, Target target) {
    return MysqlSentences.of(fault, e, target, address(target.url()));
  }
}
