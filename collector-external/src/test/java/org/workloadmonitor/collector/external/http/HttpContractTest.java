package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.ProbeContract;

class HttpContractTest extends ProbeContract<HttpConfig> {

  private WebServer server;
  private WebServer refusing;
  private TestServer silent;

  @BeforeEach
  void start() throws IOException {
    server = WebServer.saying(200, "fine");
    refusing = WebServer.saying(401, "who are you?");
    silent = BadServers.silent();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    refusing.close();
    silent.close();
  }

  HttpContractTest() {
    super(new HttpProbeType());
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
    return Optional.of(withSecrets(refusing.port()));
  }

  private static HttpConfig withSecrets(int port) {
    return Configs.of("http://127.0.0.1:" + port + "/?token=quiet-parameter")
        .method("POST")
        .header("X-Api-Key", "quiet-header")
        .basicAuth("probe", "quiet-password")
        .body("quiet-body")
        .build();
  }

  /** It times the whole agent's calls, and ends by itself when there are none. */
  @Override
  protected boolean isTolerated(Thread thread) {
    return thread.getName().startsWith("Okio Watchdog") || thread.getName().startsWith("OkHttp");
  }
}
