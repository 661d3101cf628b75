package org.workloadmonitor.collector.external.dns;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.Services;

class DnsCollectorContractTest extends CollectorContract<DnsConfig> {

  private TestDns dns;
  private TestDns silent;

  @BeforeEach
  void start() throws IOException {
    dns = TestDns.with("pay.example.com. 60 IN A 10.1.1.1");
    silent = TestDns.silent();
  }

  @AfterEach
  void stop() throws IOException {
    dns.close();
    silent.close();
  }

  @Override
  protected CollectorFactory<DnsConfig> factory() {
    return new ProbeCollectorFactory<>(new DnsProbeType(), new Services());
  }

  @Override
  protected DnsConfig config() {
    return DnsConfigs.of(dns, "pay.example.com", "A").expecting(Match.ALL, "10.1.1.1").config();
  }

  @Override
  protected Optional<DnsConfig> blockingConfig() {
    return Optional.of(DnsConfigs.of(silent, "pay.example.com", "A").config());
  }
}
