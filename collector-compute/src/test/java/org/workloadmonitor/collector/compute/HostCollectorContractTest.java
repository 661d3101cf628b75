package org.workloadmonitor.collector.compute;

import java.nio.file.Path;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.compute.reading.Detail;

/** The contract, on the machine that the test runs on. */
class HostCollectorContractTest extends CollectorContract<HostConfig> {

  @Override
  protected CollectorFactory<HostConfig> factory() {
    return new HostFactory();
  }

  @Override
  protected HostConfig config() {
    return HostConfigs.of(Path.of("/"), Detail.FULL);
  }
}
