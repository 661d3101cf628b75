package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.Services;

class TcpCollectorContractTest extends CollectorContract<TcpConfig> {

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(TestServer::untilTheClientGoes);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Override
  protected CollectorFactory<TcpConfig> factory() {
    return new ProbeCollectorFactory<>(new TcpProbeType(), new Services());
  }

  @Override
  protected TcpConfig config() {
    return config(Optional.empty());
  }

  @Override
  protected Optional<TcpConfig> blockingConfig() {
    return Optional.of(config(Optional.of(Expectation.parse("hello"))));
  }

  private TcpConfig config(Optional<Expectation> expect) {
    return new TcpConfig(
        "127.0.0.1",
        server.port(),
        Duration.ofSeconds(30),
        IpFamily.ANY,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Secret.of("sesame, open")),
        expect,
        List.of(),
        new ByteSize(65_536),
        Optional.empty());
  }
}
