package org.workloadmonitor.collector.database.collect;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.postgresql.PostgresqlEngine;
import org.workloadmonitor.collector.database.query.Group;

/**
 * A catalogue of the test's own groups, for PostgreSQL.
 *
 * @param groups what it reads
 * @param ownCost what the server counts
 */
record TestCatalogue(List<Group> groups, OwnCost ownCost) implements Catalogue {

  @Override
  public Engine engine() {
    return new PostgresqlEngine();
  }

  @Override
  public List<String> databases(Session session) {
    return List.of();
  }

  @Override
  public String grants(Plan plan, Optional<Version> version) {
    return "";
  }
}
