package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.SinkContract;

class OpenMetricsSinkContractTest extends SinkContract<OpenMetricsConfig> {

  @Override
  protected SinkFactory<OpenMetricsConfig> factory() {
    return new OpenMetricsSinkFactory();
  }

  @Override
  protected OpenMetricsConfig config() {
    return new OpenMetricsConfig(
        new ListenAddress("127.0.0.1", 0),
        Optional.of(Secret.of("a-token-that-nobody-may-see")),
        Duration.ofMinutes(5),
        10_000,
        false);
  }
}
