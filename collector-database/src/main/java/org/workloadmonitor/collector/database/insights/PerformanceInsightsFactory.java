package org.workloadmonitor.collector.database.insights;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** Makes collectors that read Amazon RDS Performance Insights. */
public final class PerformanceInsightsFactory
    implements CollectorFactory<PerformanceInsightsConfig> {

  /** Creates a factory. */
  public PerformanceInsightsFactory() {}

  @Override
  public String type() {
    return "rds-performance-insights";
  }

  @Override
  public String description() {
    return "Reads the load of a database, by what causes it, from Amazon RDS Performance Insights.";
  }

  @Override
  public Class<PerformanceInsightsConfig> configType() {
    return PerformanceInsightsConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return Metrics.ALL;
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of("db_load", Metrics.LOAD.name());
  }

  /** Room for an instance to find, and for some pages that come slowly. */
  @Override
  public Duration deadline(PerformanceInsightsConfig config, Duration interval) {
    Duration least = config.timeout().multipliedBy(4);
    Duration usual = CollectorFactory.super.deadline(config, interval);
    return usual.compareTo(least) < 0 ? least : usual;
  }

  @Override
  public Collector create(PerformanceInsightsConfig config, ComponentContext context) {
    return new PerformanceInsightsCollector(config, context);
  }

  @Override
  public List<IamStatement> permissions(PerformanceInsightsConfig config) {
    return Rights.of(config);
  }

  @Override
  public void verify(PerformanceInsightsConfig config, ComponentContext context, Verification out)
      throws InterruptedException {
    new Verifier(config, context, out).verify();
  }
}
