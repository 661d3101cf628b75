package org.workloadmonitor.collector.database.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.collect.DatabaseCollector;
import org.workloadmonitor.collector.database.collect.Trial;

/** Collector type {@code mysql}. */
public final class MysqlFactory implements CollectorFactory<MysqlConfig> {

  /** For the statements after the first that hangs, and for telling what happened. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  @Override
  public String type() {
    return "mysql";
  }

  @Override
  public String description() {
    return "MySQL 8.0 to 9, MariaDB 10.6 to 11: status, InnoDB, sessions, replication, statements.";
  }

  @Override
  public Class<MysqlConfig> configType() {
    return MysqlConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return DatabaseCollector.metrics(new MysqlCatalogue());
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of(
        "connection_utilization", "mysql.connection.utilization",
        "replica_lag", "mysql.replica.time_behind_source",
        "longest_query", "mysql.query.longest",
        "longest_transaction", "mysql.transaction.longest",
        "redo_utilization", "mysql.redo.utilization",
        "auto_increment", "mysql.auto_increment.utilization");
  }

  @Override
  public Duration deadline(MysqlConfig config, Duration interval) {
    Duration usual = CollectorFactory.super.deadline(config, interval);
    Duration needed =
        config.connectTimeout().plus(config.queryTimeout().multipliedBy(2)).plus(MARGIN);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  @Override
  public Collector create(MysqlConfig config, ComponentContext context) {
    return new DatabaseCollector(config.plan(), context);
  }

  @Override
  public void verify(MysqlConfig config, ComponentContext context, Verification out)
      throws InterruptedException {
    Trial.run(config.plan(), context, out);
  }

  @Override
  public Optional<String> grants(MysqlConfig config, Optional<String> serverVersion) {
    var plan = config.plan();
    return Optional.of(
        plan.catalogue().grants(plan, serverVersion.map(plan.catalogue().engine()::version)));
  }
}
