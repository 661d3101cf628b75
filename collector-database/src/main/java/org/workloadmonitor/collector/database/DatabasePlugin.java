package org.workloadmonitor.collector.database;

import java.util.List;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.collector.database.health.JdbcHealthCheckFactory;
import org.workloadmonitor.collector.database.insights.PerformanceInsightsFactory;
import org.workloadmonitor.collector.database.mysql.MysqlFactory;
import org.workloadmonitor.collector.database.postgresql.PostgresqlFactory;

/** PostgreSQL, MySQL and MariaDB through JDBC; Amazon RDS Performance Insights. */
public final class DatabasePlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "collector-database";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return List.of(new PostgresqlFactory(), new MysqlFactory(), new PerformanceInsightsFactory());
  }

  @Override
  public List<HealthCheckFactory<?>> healthChecks() {
    return List.of(new JdbcHealthCheckFactory());
  }
}
