package org.workloadmonitor.collector.database.mysql;

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
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.statement.StatementOptions;
import org.workloadmonitor.collector.database.statement.TopStatements;

/** All that is read from MySQL and MariaDB. */
public final class MysqlCatalogue implements Catalogue {

  private final Engine engine = new MysqlEngine();
  private final List<Group> groups;

  /** What a configuration that says nothing reads, with every group that one could turn on. */
  public MysqlCatalogue() {
    this(Limits.DEFAULT, new StatementOptions(20, true));
  }

  MysqlCatalogue(Limits limits, StatementOptions statements) {
    this.groups =
        List.of(
            status(),
            Group.of("innodb", Tier.FAST, InnodbMetricsTopic.parts().toArray(Part[]::new)),
            SessionTopic.group(),
            ReplicationTopic.replicas(),
            ReplicationTopic.members(),
            Group.of("statements", Tier.SLOW, new TopStatements(new StatementTotals(), statements)),
            TableWaitTopic.tables(limits),
            TableWaitTopic.indexes(limits),
            SizeTopic.group(limits),
            BinlogTopic.group(),
            AutoIncrementTopic.group(limits),
            TableWaitTopic.unused(limits));
  }

  private static Group status() {
    return Group.of(
        "status",
        Tier.FAST,
        new GlobalStatus(
            List.of(
                ConnectionTopic.status(),
                CommandTopic.status(),
                HandlerTopic.status(),
                CacheTopic.tables(),
                CacheTopic.queries(),
                TrafficTopic.status(),
                BufferPoolTopic.status(),
                InnodbTopic.status(),
                RedoTopic.status(),
                SemiSyncTopic.status(),
                GaleraTopic.status())));
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
    session.query("SHOW DATABASES", row -> names.add(row.getString(1)));
    return names;
  }

  @Override
  public String grants(Plan plan, Optional<Version> version) {
    return MysqlGrants.of(plan, version);
  }

  @Override
  public OwnCost ownCost() {
    return new MysqlCost();
  }
}
