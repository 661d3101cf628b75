package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;

/** HTTP/2, and proxies that want to know who asks. */
@Timeout(120)
class HttpVersionTest {

  @TempDir Path directory;

  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void http2IsSpokenOverTls() throws Exception {
    Pki pki = Pki.today();
    Path root = pki.writeRoot(directory.resolve("root.pem"));
    server.useHttps(TlsContexts.server(pki.good(), pki.root().certificate()).getSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    server.enqueue(ok());
    server.start();

    Observation seen =
        look(Configs.localTls(server.getPort()).caFile(root).version("2").method("GET"));

    assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
    assertThat(seen.details().value("network.protocol.version")).contains("2");
    assertThat(Looks.phases(seen))
        .contains(Phase.Name.CONNECT, Phase.Name.TLS, Phase.Name.REQUEST, Phase.Name.FIRST_BYTE);
  }

  @Test
  void http2WithoutTlsBeginsAtOnce() throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.enqueue(ok());
    server.start();

    Observation seen = look(Configs.local(server.getPort()).version("2"));

    assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
    assertThat(seen.details().value("network.protocol.version")).contains("2");
  }

  @Test
  void aServerThatSpeaksNoHttp2WithoutTlsIsSaid() throws Exception {
    try (WebServer http1 = WebServer.saying(200, "")) {
      Observation seen = look(Configs.local(http1.port()).version("2"));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.INVALID_RESPONSE);
      assertThat(seen.reason()).startsWith("The server speaks no HTTP/2 without TLS, it seems: ");
    }
  }

  @Test
  void aProxyThatAsksIsToldWhoAsks() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(407)
            .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
            .build());
    server.enqueue(ok());
    server.start();

    Observation seen =
        look(Configs.of("http://example.test/").proxy(server.getPort(), "probe", "open sesame"));

    assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
    RecordedRequest last = last();
    assertThat(last.getHeaders().get("Proxy-Authorization"))
        .isEqualTo("Basic cHJvYmU6b3BlbiBzZXNhbWU=");
  }

  @Test
  void aProxyThatRefusesThePasswordIsAFailureOfTheProxyThatDoesNotShowIt() throws Exception {
    MockResponse refusal =
        new MockResponse.Builder()
            .code(407)
            .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
            .build();
    for (int i = 0; i < 25; i++) {
      server.enqueue(refusal);
    }
    server.start();

    Observation seen =
        look(Configs.of("http://example.test/").proxy(server.getPort(), "probe", "open sesame"));

    assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.PROXY_FAILURE);
    assertThat(seen.toString()).doesNotContain(Secret.of("open sesame").reveal());
    assertThat(server.getRequestCount()).isLessThan(5);
  }

  private RecordedRequest last() throws InterruptedException {
    RecordedRequest last = server.takeRequest();
    for (int i = 1; i < server.getRequestCount(); i++) {
      last = server.takeRequest();
    }
    return last;
  }

  private static MockResponse ok() {
    return new MockResponse.Builder().code(200).body("ok").build();
  }

  private static Observation look(Configs config) throws Exception {
    return Looks.once(new HttpProbeType(), config.build());
  }
}
