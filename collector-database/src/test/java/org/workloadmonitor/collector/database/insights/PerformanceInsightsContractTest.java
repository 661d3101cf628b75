package org.workloadmonitor.collector.database.insights;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.testkit.CollectorContract;

class PerformanceInsightsContractTest extends CollectorContract<PerformanceInsightsConfig> {

  private static final String COUNTER = "os.cpuUtilization.user";

  @RegisterExtension private final Target target = new Target();

  @BeforeEach
  void haveLoad() {
    target
        .instance()
        .counter(COUNTER, "Percent", 42)
        .load("db.wait_event", 1, Map.of("db.wait_event.name", "CPU", "db.wait_event.type", "CPU"))
        .load("db.user", 1, Map.of("db.user.name", "shop"))
        .statement(2, "8123456789012345678", "SELECT * FROM orders WHERE id = ?");
  }

  @Override
  protected CollectorFactory<PerformanceInsightsConfig> factory() {
    return new PerformanceInsightsFactory();
  }

  @Override
  protected PerformanceInsightsConfig config() {
    return target.configs().counters(COUNTER + ".avg").build();
  }

  @Override
  protected Optional<PerformanceInsightsConfig> blockingConfig() {
    target.service().faults().fallSilent();
    return Optional.of(config());
  }

  @Override
  protected Optional<PerformanceInsightsConfig> failingConfig() {
    Configs configs = target.configs();
    configs.endpoint = Optional.of(URI.create("http://127.0.0.1:1"));
    configs.rdsEndpoint = Optional.of(target.service().endpoint());
    return Optional.of(configs.build());
  }

  /** Counter metrics have their names from the configuration. */
  @Override
  protected boolean isDynamic(MetricDescriptor metric) {
    return metric.name().equals("rds.os.cpu_utilization.user.avg");
  }
}
