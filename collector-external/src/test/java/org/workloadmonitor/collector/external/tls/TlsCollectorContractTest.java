package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.Services;

class TlsCollectorContractTest extends CollectorContract<TlsConfig> {

  private final Pki pki = Pki.today();
  private TestServer server;
  private TestServer silent;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.tls(TlsContexts.server(pki.good(), pki.root().certificate()));
    silent = BadServers.silent();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    silent.close();
  }

  @Override
  protected CollectorFactory<TlsConfig> factory() {
    return new ProbeCollectorFactory<>(new TlsProbeType(), new Services());
  }

  @Override
  protected TlsConfig config() throws Exception {
    return config(server.port());
  }

  @Override
  protected Optional<TlsConfig> blockingConfig() throws Exception {
    return Optional.of(config(silent.port()));
  }

  private TlsConfig config(int port) throws Exception {
    Identity client = pki.client();
    return new TlsConfig(
        "localhost",
        port,
        Duration.ofSeconds(30),
        IpFamily.IPV4,
        Optional.empty(),
        Optional.of(pki.writeRoot(temporaryDirectory.resolve("root.pem"))),
        Optional.of(ClientCertificates.pem(client, temporaryDirectory)),
        new MinVersion(TlsVersion.V1_2),
        Revocation.STAPLE,
        Optional.of(Duration.ofDays(21)));
  }
}
