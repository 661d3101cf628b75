package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.collect.Catalogue;
import org.workloadmonitor.collector.database.collect.OwnCost;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.Engine;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.statement.StatementOptions;

/** All that is read from PostgreSQL. */
public final class PostgresqlCatalogue implements Catalogue {

  private final Engine engine = new PostgresqlEngine();
  private final List<Group> groups;

  /** What a configuration that says nothing reads, with every group that one could turn on. */
  public PostgresqlCatalogue() {
    this(
        Limits.DEFAULT,
        new StatementOptions(20, true),
        Optional.of(new Backup("SELECT NULL::timestamptz")));
  }

  PostgresqlCatalogue(Limits limits, StatementOptions statements, Optional<Backup> backup) {
    List<Group> all =
        new ArrayList<>(
            List.of(
                ServerTopic.group(),
                DatabaseTopic.group(limits),
                ActivityTopic.group(),
                LockTopic.group(),
                ReplicationTopic.group(),
                ProgressTopic.group(),
                IoTopic.io(),
                IoTopic.slru(),
                WraparoundTopic.group(limits),
                SpaceTopic.walFiles(),
                SubscriptionTopic.group(),
                SpaceTopic.sizes(limits),
                StatementTopic.group(statements),
                TableTopic.group(limits),
                IndexTopic.group(limits),
                FunctionTopic.group()));
    backup.map(Backup::group).ifPresent(all::add);
    this.groups = List.copyOf(all);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public List<Group> groups() {
    return groups;
  }

  @Override
  public List<String> databases(Session session) throws SQLException {
    List<String> names = new ArrayList<>();
    session.query(
        """
        SELECT datname FROM pg_database
        WHERE datallowconn AND NOT datistemplate
          AND has_database_privilege(oid, 'CONNECT')
        ORDER BY datname\
        """,
        row -> names.add(row.getString(1)));
    return names;
  }

  @Override
  public String grants(Plan plan, Optional<Version> version) {
    return PostgresqlGrants.of(plan, version);
  }

  @Override
  public OwnCost ownCost() {
    return new PostgresqlCost();
  }
}
