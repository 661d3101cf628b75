package org.workloadmonitor.collector.external.dns;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.collector.external.probe.ProbeContract;
import org.xbill.DNS.Rcode;

class DnsContractTest extends ProbeContract<DnsConfig> {

  private TestDns dns;
  private TestDns silent;
  private TestDns broken;

  @BeforeEach
  void start() throws IOException {
    dns = TestDns.with("pay.example.com. 60 IN A 10.1.1.1");
    silent = TestDns.silent();
    broken = TestDns.refusingWith(Rcode.SERVFAIL);
  }

  @AfterEach
  void stop() throws IOException {
    dns.close();
    silent.close();
    broken.close();
  }

  DnsContractTest() {
    super(new DnsProbeType());
  }

  @Override
  protected DnsConfig config() {
    return DnsConfigs.of(dns, "pay.example.com", "A").expecting(Match.ALL, "10.1.1.1").config();
  }

  @Override
  protected Optional<DnsConfig> blockingConfig() {
    return Optional.of(DnsConfigs.of(silent, "pay.example.com", "A").config());
  }

  @Override
  protected Optional<DnsConfig> downConfig() {
    return Optional.of(DnsConfigs.of(broken, "pay.example.com", "A").config());
  }
}
