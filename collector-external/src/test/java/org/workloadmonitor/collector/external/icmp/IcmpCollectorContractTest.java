package org.workloadmonitor.collector.external.icmp;

import java.time.Duration;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.Services;

class IcmpCollectorContractTest extends CollectorContract<IcmpConfig> {

  @Override
  protected CollectorFactory<IcmpConfig> factory() {
    return new ProbeCollectorFactory<>(new IcmpProbeType(), new Services());
  }

  @Override
  protected IcmpConfig config() {
    return new IcmpConfig(
        "127.0.0.1", 2, Duration.ofMillis(10), 56, Duration.ofSeconds(30), IpFamily.ANY, 0);
  }
}
