package org.workloadmonitor.collector.external.icmp;

import java.time.Duration;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.probe.ProbeContract;

class IcmpContractTest extends ProbeContract<IcmpConfig> {

  IcmpContractTest() {
    super(new IcmpProbeType());
  }

  @Override
  protected IcmpConfig config() {
    return new IcmpConfig(
        "127.0.0.1", 2, Duration.ofMillis(10), 56, Duration.ofSeconds(30), IpFamily.ANY, 0);
  }
}
