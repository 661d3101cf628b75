package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.ProbeContract;

class TcpContractTest extends ProbeContract<TcpConfig> {

  private TestServer server;
  private TestServer echo;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(TestServer::untilTheClientGoes);
    echo =
        TestServer.start(
            connection -> {
              byte[] heard = new byte[99];
              int length = connection.getInputStream().read(heard);
              connection.getOutputStream().write(heard, 0, length);
            });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    echo.close();
  }

  TcpContractTest() {
    super(new TcpProbeType());
  }

  @Override
  protected TcpConfig config() {
    return config(server, Optional.empty());
  }

  @Override
  protected Optional<TcpConfig> blockingConfig() {
    return Optional.of(config(server, Optional.of(Expectation.parse("hello"))));
  }

  /** Who echoes a password says something else than hello, and that must not be shown. */
  @Override
  protected Optional<TcpConfig> downConfig() {
    return Optional.of(config(echo, Optional.of(Expectation.parse("hello"))));
  }

  private static TcpConfig config(TestServer server, Optional<Expectation> expect) {
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
