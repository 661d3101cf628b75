package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.util.Optional;
import org.workloadmonitor.collector.database.connection.Session;

/** What the role's statements have cost the server, by its own statistics. */
@FunctionalInterface
public interface OwnCost {

  /**
   * Totals since some moment.
   *
   * @param seconds how long the server was at work on them
   * @param rows how many rows it gave
   */
  record Totals(double seconds, double rows) {}

  /** Asks the server; empty where it does not count this. */
  Optional<Totals> read(Session session) throws SQLException;
}
