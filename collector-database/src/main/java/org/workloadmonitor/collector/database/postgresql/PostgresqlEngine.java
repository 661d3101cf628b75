package org.workloadmonitor.collector.database.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.connection.Address;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Environment;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Greeting;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.Version;

/** Talks with PostgreSQL. */
public final class PostgresqlEngine implements Engine {

  /** The oldest version that the catalogue knows. */
  static final int OLDEST = 13;

  /**
   * How much longer than the server the driver waits: the server cancels a statement that takes too
   * long and the session goes on; a server that says nothing at all loses the connection.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}))?");

  /** The driver tells on standard error what it also throws. Kept, or the level would be lost. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  static {
    DRIVER_LOG.setLevel(Level.OFF);
  }

  /** The driver, which {@code DriverManager} never sees. */
  private final Driver driver = new Driver();

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public Address address(String url) {
    return PostgresqlUrl.of(url).address();
  }

  @Override
  public String urlOf(String url, String database) {
    return PostgresqlUrl.of(url).at(database);
  }

  @Override
  public Connection connect(Target target, Optional<Secret> credential, Environment environment)
      throws SQLException {
    PostgresqlUrl url = PostgresqlUrl.of(target.url());
    Properties properties = new Properties();
    PGProperty.USER.set(properties, target.username());
    credential.ifPresent(secret -> PGProperty.PASSWORD.set(properties, secret.reveal()));
    PGProperty.APPLICATION_NAME.set(properties, environment.application());
    PGProperty.CONNECT_TIMEOUT.set(properties, seconds(target.connectTimeout()));
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds(target.connectTimeout()));
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    encrypt(target, url, properties);
    Connection connection = driver.connect(url.complete(), properties);
    if (connection == null) {
      throw new SQLNonTransientConnectionException("The driver does not take this URL.", "08001");
    }
    return connection;
  }

  private static int seconds(Duration duration) {
    return (int) Math.max(1, duration.plusMillis(999).toSeconds());
  }

  private static void encrypt(Target target, PostgresqlUrl url, Properties properties) {
    TlsMode mode = target.tls().mode();
    String word =
        switch (mode) {
          case AUTO -> url.isLoopback() ? "disable" : "verify-full";
          case VERIFY -> "verify-full";
          case VERIFY_CA -> "verify-ca";
          case REQUIRE -> "require";
          case DISABLE -> "disable";
        };
    PGProperty.SSL_MODE.set(properties, word);
    if (word.startsWith("verify")) {
      target
          .tls()
          .ca()
          .ifPresentOrElse(
              file -> PGProperty.SSL_ROOT_CERT.set(properties, file.toString()),
              () ->
                  PGProperty.SSL_FACTORY.set(
                      properties, org.postgresql.ssl.DefaultJavaSSLFactory.class.getName()));
    }
  }

  @Override
  public Greeting settle(Connection connection, Target target)
      throws SQLException, DatabaseException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < OLDEST) {
      throw new DatabaseException(
          Fault.UNSUPPORTED_VERSION,
          "The server is PostgreSQL %s; versions from %d on are supported."
              .formatted(connection.getMetaData().getDatabaseProductVersion(), OLDEST));
    }
    connection.setNetworkTimeout(Runnable::run, (int) target.queryTimeout().plus(GRACE).toMillis());
    Version version =
        Version.of(Flavor.POSTGRESQL, major, connection.getMetaData().getDatabaseMinorVersion());
    try (PreparedStatement statement =
            connection.prepareStatement(SessionSettings.sql(version, target.queryTimeout()));
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Greeting(version, row.getTimestamp(1).toInstant(), row.getString(2));
    }
  }

  @Override
  public void useNamesOfRole(Connection connection) throws SQLException {
    execute(connection, "RESET search_path");
  }

  @Override
  public void useOwnNames(Connection connection) throws SQLException {
    execute(connection, SessionSettings.SEARCH_PATH);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public OptionalDouble replicaLag(Session session) throws SQLException {
    List<OptionalDouble> lag = new ArrayList<>(1);
    session.query(
        "SELECT CASE WHEN pg_is_in_recovery() THEN %s END".formatted(StandbyColumns.DELAY),
        row -> {
          double seconds = row.getDouble(1);
          lag.add(row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(seconds));
        });
    return lag.getFirst();
  }

  @Override
  public Version version(String text) {
    Matcher numbers = VERSION.matcher(text.strip());
    if (!numbers.matches() || Integer.parseInt(numbers.group(1)) < OLDEST) {
      throw new ConfigurationException(
          "'%s' is no version of PostgreSQL from %d on. Write 17 or 17.2, for instance."
              .formatted(text, OLDEST));
    }
    String minor = numbers.group(2);
    return Version.of(
        Flavor.POSTGRESQL,
        Integer.parseInt(numbers.group(1)),
        minor == null ? 0 : Integer.parseInt(minor));
  }

  @Override
  public Fault fault(SQLException e) {
    return PostgresqlFaults.of(e);
  }

  @Override
  public String sentence(Fault fault, SQLException e, Target target) {
    return PostgresqlSentences.of(fault, e, target, address(target.url()));
  }
}
