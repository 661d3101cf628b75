package org.workloadmonitor.collector.database.postgresql;

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

/** Collector type {@code postgresql}. */
public final class PostgresqlFactory implements CollectorFactory<PostgresqlConfig> {

  /** For the statements after the first that hangs, and for telling what happened. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  @Override
  public String type() {
    return "postgresql";
  }

  @Override
  public String description() {
    return "PostgreSQL 13 to 18: databases, sessions, locks, replication, WAL, tables, statements.";
  }

  @Override
  public Class<PostgresqlConfig> configType() {
    return PostgresqlConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return DatabaseCollector.metrics(new PostgresqlCatalogue());
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of(
        "replication_lag", "postgresql.wal.delay",
        "standby_delay", "postgresql.standby.delay",
        "idle_in_transaction", "postgresql.session.idle_in_transaction.age",
        "wraparound", "postgresql.frozenxid.utilization",
        "backup_age", "postgresql.backup.age");
  }

  @Override
  public Duration deadline(PostgresqlConfig config, Duration interval) {
    Duration usual = CollectorFactory.super.deadline(config, interval);
    Duration needed =
        config.connectTimeout().plus(config.queryTimeout().multipliedBy(2)).plus(MARGIN);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  @Override
  public Collector create(PostgresqlConfig config, ComponentContext context) {
    return new DatabaseCollector(config.plan(), context);
  }

  @Override
  public void verify(PostgresqlConfig config, ComponentContext context, Verification out)
      throws InterruptedException {
    Trial.run(config.plan(), context, out);
  }

  @Override
  public Optional<String> grants(PostgresqlConfig config, Optional<String> serverVersion) {
    var plan = config.plan();
    return Optional.of(
        plan.catalogue().grants(plan, serverVersion.map(plan.catalogue().engine()::version)));
  }
}
