package org.workloadmonitor.collector.database.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.config.Secret;

/**
 * The one connection to a server that is kept from run to run, and short ones to its other
 * databases. For use by one run at a time.
 */
public final class Sessions implements AutoCloseable {

  /** A start that is told with less care than this is the same start. */
  private static final Duration SAME_START = Duration.ofSeconds(5);

  private final Engine engine;
  private final Target target;
  private final PluginContext context;
  private final Environment environment;
  private final Meter meter = new Meter();
  private final Credentials credentials;
  private @Nullable Session kept;
  private @Nullable Instant start;

  /** Connects to nothing yet. */
  public Sessions(Engine engine, Target target, PluginContext context) {
    this.engine = engine;
    this.target = target;
    this.context = context;
    this.environment = new Environment(context.directory(), "workload-monitor");
    this.credentials = Credentials.of(target, engine.address(target.url()));
  }

  /** What the sessions have cost so far. */
  public Cost cost() {
    return meter.cost();
  }

  /** Where the server listens. */
  public Address address() {
    return engine.address(target.url());
  }

  /**
   * The session that is kept; a new one where there is none.
   *
   * @throws DatabaseException if there is no connection, with the reason
   */
  public Session kept() throws DatabaseException {
    Session session = kept;
    if (session == null) {
      session = open(target);
      kept = session;
    }
    return session;
  }

  /** A session of one database of the server, which the caller closes. */
  public Session of(String database) throws DatabaseException {
    return open(target.at(engine.urlOf(target.url(), database)));
  }

  /** Gives up the kept session: the next run opens a new one. */
  public void drop() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  /** The word for a failed statement. */
  public Fault fault(SQLException e) {
    return engine.fault(e);
  }

  /** The sentence for a failed statement. */
  public String sentence(Fault fault, SQLException e) {
    return engine.sentence(fault, e, target);
  }

  private Session open(Target place) throws DatabaseException {
    Optional<Path> ca = place.tls().ca();
    if (ca.isPresent() && !Files.isReadable(ca.get())) {
      throw new DatabaseException(
          Fault.TLS_FAILURE, "The file of tls.ca can't be read: %s.".formatted(ca.get()));
    }
    Optional<Secret> credential = credentials.next();
    Connection connection = null;
    try {
      connection = engine.connect(place, credential, environment);
      Session session =
          new Session(engine, connection, steady(engine.settle(connection, place)), meter, context);
      connection = null;
      return session;
    } catch (SQLException e) {
      Fault fault = engine.fault(e);
      throw new DatabaseException(fault, engine.sentence(fault, e, place), e);
    } finally {
      close(connection);
    }
  }

  /** Servers that tell their uptime in seconds tell another start at each look. */
  private Greeting steady(Greeting greeting) {
    Instant known = start;
    if (known != null
        && Duration.between(known, greeting.start()).abs().compareTo(SAME_START) < 0) {
      return new Greeting(greeting.version(), known, greeting.database());
    }
    start = greeting.start();
    return greeting;
  }

  private void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        context.logger().debug("A connection could not be closed: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    drop();
  }
}
