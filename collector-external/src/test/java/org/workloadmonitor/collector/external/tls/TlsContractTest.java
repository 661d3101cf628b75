package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.ProbeContract;

class TlsContractTest extends ProbeContract<TlsConfig> {

  private final Pki pki = Pki.today();
  @TempDir Path directory;
  private TestServer server;
  private TestServer silent;
  private TestServer expired;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.tls(TlsContexts.server(pki.good(), pki.root().certificate()));
    silent = BadServers.silent();
    expired = TestServer.tls(TlsContexts.server(pki.expired(), pki.root().certificate()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    silent.close();
    expired.close();
  }

  TlsContractTest() {
    super(new TlsProbeType());
  }

  @Override
  protected TlsConfig config() throws Exception {
    return config(server.port());
  }

  @Override
  protected Optional<TlsConfig> blockingConfig() throws Exception {
    return Optional.of(config(silent.port()));
  }

  @Override
  protected Optional<TlsConfig> downConfig() throws Exception {
    return Optional.of(config(expired.port()));
  }

  private TlsConfig config(int port) throws Exception {
    return new TlsConfig(
        "localhost",
        port,
        Duration.ofSeconds(30),
        IpFamily.IPV4,
        Optional.empty(),
        Optional.of(pki.writeRoot(directory.resolve("root.pem"))),
        Optional.of(ClientCertificates.keystore(pki.client(), directory, "quiet-password")),
        new MinVersion(TlsVersion.V1_2),
        Revocation.STAPLE,
        Optional.of(Duration.ofDays(21)));
  }
}
