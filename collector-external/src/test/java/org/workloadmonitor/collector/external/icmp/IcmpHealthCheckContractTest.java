package org.workloadmonitor.collector.external.icmp;

import java.time.Duration;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.testkit.HealthCheckContract;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.probe.ProbeHealthCheckFactory;
import org.workloadmonitor.collector.external.probe.Services;

class IcmpHealthCheckContractTest extends HealthCheckContract<IcmpConfig> {

  @Override
  protected HealthCheckFactory<IcmpConfig> factory() {
    return new ProbeHealthCheckFactory<>(new IcmpProbeType(), new Services());
  }

  @Override
  protected IcmpConfig config() {
    return new IcmpConfig(
        "127.0.0.1", 2, Duration.ofMillis(10), 56, Duration.ofSeconds(30), IpFamily.ANY, 0);
  }
}
