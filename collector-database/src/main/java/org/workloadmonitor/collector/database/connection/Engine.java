package org.workloadmonitor.collector.database.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.workloadmonitor.api.config.Secret;

/** What tells one kind of database server from another, as far as a session goes. Stateless. */
public interface Engine {

  /** The first word of its metrics: {@code postgresql}, {@code mysql}. */
  String name();

  /**
   * Checks a URL.
   *
   * @throws org.workloadmonitor.api.ConfigurationException if it is not one of this engine's, or
   *     asks for what the collector decides
   */
  Address address(String url);

  /** The same server's URL for another of its databases. */
  String urlOf(String url, String database);

  /**
   * Connects and logs in, through an instance of the driver's class. The time-outs of the target
   * hold from the first byte on: a server that accepts and says nothing ends in time.
   *
   * @param credential the password or token; none where the server asks for none
   * @param environment what the connection may need besides
   */
  Connection connect(Target target, Optional<Secret> credential, Environment environment)
      throws SQLException;

  /**
   * Asks the server who it is, and settles the session: read-only, its time-outs, its name.
   *
   * @throws DatabaseException if its version is not supported
   */
  Greeting settle(Connection connection, Target target) throws SQLException, DatabaseException;

  /**
   * What {@link java.sql.Statement#setFetchSize} is told so that rows come one by one and long
   * answers are not held whole; 0 where the driver knows no such thing outside a transaction.
   */
  default int fetchSize() {
    return 0;
  }

  /**
   * Lets names in a statement mean what they mean to the role: for statements that the user wrote.
   * The default does nothing: names mean one thing only.
   */
  default void useNamesOfRole(Connection connection) throws SQLException {}

  /** Lets names mean what {@link #settle} settled, again. */
  default void useOwnNames(Connection connection) throws SQLException {}

  /**
   * How far a replica is behind its source, in seconds; empty where the server is none, or does not
   * know.
   */
  OptionalDouble replicaLag(Session session) throws SQLException;

  /**
   * A version as an operator writes it, such as {@code 17} or {@code 8.4}.
   *
   * @throws org.workloadmonitor.api.ConfigurationException if there is no such version
   */
  Version version(String text);

  /** The word for what the server or the driver said. */
  Fault fault(SQLException e);

  /**
   * The sentence for it: what went wrong, and what to do. Without secrets, and without the text of
   * statements or rows.
   */
  String sentence(Fault fault, SQLException e, Target target);
}
