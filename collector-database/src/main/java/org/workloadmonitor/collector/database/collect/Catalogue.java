package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;

/** All that is known of one kind of server. Stateless. */
public interface Catalogue {

  /** How to talk with it. */
  Engine engine();

  /** What can be read from it, in the order in which it is read. */
  List<Group> groups();

  /** The names of the server's databases that take connections. */
  List<String> databases(Session session) throws SQLException;

  /**
   * The statements by which an administrator makes the role of this plan, with the rights that its
   * groups need and no others. A password is asked for, not written.
   *
   * @param version the server's; empty for the newest that is supported
   */
  String grants(Plan plan, Optional<Version> version);

  /** How the server counts what the collector costs. */
  OwnCost ownCost();
}
