package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.util.List;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.query.Group;

/** All that is known of one kind of server. Stateless. */
public interface Catalogue {

  /** How to talk with it. */
  Engine engine();

  /** What can be read from it, in the order in which it is read. */
  List<Group> groups();

  /** The names of the server's databases that take connections. */
  List<String> databases(Session session) throws SQLException;

  /** How the server counts what the collector costs. */
  OwnCost ownCost();
}
