package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.testkit.HealthCheckContract;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.ProbeHealthCheckFactory;
import org.workloadmonitor.collector.external.probe.Services;

class HttpHealthCheckContractTest extends HealthCheckContract<HttpConfig> {

  private WebServer server;
  private WebServer broken;
  private TestServer silent;

  @BeforeEach
  void start() throws IOException {
    server = WebServer.saying(200, "fine");
    broken = WebServer.saying(500, "not fine");
    silent = BadServers.silent();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    broken.close();
    silent.close();
  }

  @Override
  protected HealthCheckFactory<HttpConfig> factory() {
    return new ProbeHealthCheckFactory<>(new HttpProbeType(), new Services());
  }

  @Override
  protected HttpConfig config() {
    return withSecrets(server.port());
  }

  @Override
  protected Optional<HttpConfig> blockingConfig() {
    return Optional.of(withSecrets(silent.port()));
  }

  @Override
  protected Optional<HttpConfig> downConfig() {
    return Optional.of(withSecrets(broken.port()));
  }

  private static HttpConfig withSecrets(int port) {
    return Configs.local(port).bearerToken("quiet-token").build();
  }

  /** It times the whole agent's calls, and ends by itself when there are none. */
  @Override
  protected boolean isTolerated(Thread thread) {
    return thread.getName().startsWith("Okio Watchdog") || thread.getName().startsWith("OkHttp");
  }
}
