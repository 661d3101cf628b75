package org.workloadmonitor.collector.database.health;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Sessions;

/** Makes health checks of databases. */
public final class JdbcHealthCheckFactory implements HealthCheckFactory<JdbcConfig> {

  /** What a run needs to end and to be told. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  @Override
  public String type() {
    return "jdbc";
  }

  @Override
  public String description() {
    return "Connects to a database, runs a query, and checks its answer and the replica's lag.";
  }

  @Override
  public Class<JdbcConfig> configType() {
    return JdbcConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(JdbcHealthCheck.LAG);
  }

  @Override
  public Duration deadline(JdbcConfig config, Duration interval) {
    Duration usual = HealthCheckFactory.super.deadline(config, interval);
    Duration needed =
        config.connectTimeout().plus(config.queryTimeout().multipliedBy(4)).plus(MARGIN);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  @Override
  public HealthCheck create(JdbcConfig config, ComponentContext context) {
    return new JdbcHealthCheck(config, Engines.of(config.url()), context);
  }

  @Override
  public void verify(JdbcConfig config, ComponentContext context, Verification out)
      throws InterruptedException {
    try (Sessions sessions = new Sessions(Engines.of(config.url()), config.target(), context)) {
      out.passed("connection to " + sessions.kept().version());
    } catch (DatabaseException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      out.failed("connection", e.getMessage());
    }
  }
}
