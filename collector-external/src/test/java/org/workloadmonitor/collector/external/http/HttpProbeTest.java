package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.probe.Stopwatch;

@Timeout(120)
class HttpProbeTest {

  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  @Test
  void aGoodAnswerIsSuccessWithAllPhases() throws Exception {
    try (WebServer server = WebServer.saying(200, "fine")) {
      Observation seen = look(Configs.local(server.port()));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.phases(seen))
          .containsExactly(
              Phase.Name.CONNECT, Phase.Name.REQUEST, Phase.Name.FIRST_BYTE, Phase.Name.TRANSFER);
      assertThat(Looks.measured(seen, "probe.http.status_code")).isEqualTo(200);
      assertThat(Looks.measured(seen, "probe.http.body.size")).isEqualTo(4);
      assertThat(seen.details().value("network.protocol.version")).contains("1.1");
      assertThat(seen.details().value("network.peer.address")).contains("127.0.0.1");
    }
  }

  @Test
  void theAgentSaysWhoItIsAndThatItGoes() throws Exception {
    try (WebServer server = WebServer.saying(204, "")) {
      look(Configs.local(server.port()));

      WebServer.Asked asked = server.asked().getFirst();
      assertThat(asked.header("User-Agent")).startsWith("WorkloadMonitor/");
      assertThat(asked.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void headersAuthenticationAndBodyAreSent() throws Exception {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("user", "probe");
    json.put("password", Secret.of("p/w"));
    json.put("ids", List.of(1L, true));
    try (WebServer server = WebServer.saying(200, "")) {
      look(
          Configs.local(server.port())
              .method("POST")
              .header("X-Trace", "7")
              .basicAuth("me", "hush")
              .json(json));

      WebServer.Asked asked = server.asked().getFirst();
      assertThat(asked.method()).isEqualTo("POST");
      assertThat(asked.header("X-Trace")).isEqualTo("7");
      assertThat(asked.header("Authorization")).isEqualTo("Basic bWU6aHVzaA==");
      assertThat(asked.header("Content-Type")).startsWith("application/json");
      assertThat(asked.body().replace("\\/", "/"))
          .isEqualTo("{\"user\":\"probe\",\"password\":\"p/w\",\"ids\":[1,true]}");
    }
  }

  @Test
  void aTokenAFileAndTheUserOfAUrlAreSentToo() throws Exception {
    Path file = Files.writeString(directory.resolve("body"), "from a file");
    try (WebServer server = WebServer.saying(200, "")) {
      look(Configs.local(server.port()).method("PUT").bodyFile(file).bearerToken("t0ken"));
      look(Configs.of("http://me:hush@127.0.0.1:%d/".formatted(server.port())));

      assertThat(server.asked().get(0).body()).isEqualTo("from a file");
      assertThat(server.asked().get(0).header("Authorization")).isEqualTo("Bearer t0ken");
      assertThat(server.asked().get(1).header("Authorization")).isEqualTo("Basic bWU6aHVzaA==");
    }
  }

  @Test
  void aTokenIsSentAsItIsAndOneWithALineBreakIsAMistake() throws Exception {
    try (WebServer server = WebServer.saying(200, "")) {
      assertThat(look(Configs.local(server.port()).bearerToken("t\u00f6ken")).result())
          .isEqualTo(Result.SUCCESS);
    }
    assertThatThrownBy(() -> Configs.of("http://a.example/").bearerToken("a\nb").build())
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).contains("bearer_token"));
  }

  @Test
  void theTraceGoesOutWithTheRequest() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Stopwatch stopwatch = Stopwatch.started(Clock.systemUTC(), System::nanoTime);
    try (WebServer server = WebServer.saying(200, "");
        Probe probe = Looks.probe(new HttpProbeType(), Configs.local(server.port()).build())) {
      probe.look(new Look(stopwatch, Optional.of(trace)));

      assertThat(server.asked().getFirst().header("traceparent")).isEqualTo(trace);
    }
  }

  @Test
  void aStatusThatWasNotExpectedIsSaid() throws Exception {
    try (WebServer server = WebServer.saying(503, "sorry")) {
      Observation seen = look(Configs.local(server.port()).status("200", "204"));

      assertThat(seen.result()).isEqualTo(Result.WRONG_STATUS);
      assertThat(seen.reason()).isEqualTo("The answer's status is 503, not 200 or 204.");
      assertThat(look(Configs.local(server.port()).status("5xx")).result())
          .isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void aBodyThatDoesNotSayWhatItShouldIsSaid() throws Exception {
    try (WebServer server = WebServer.saying(200, "down for maintenance")) {
      Observation seen = look(Configs.local(server.port()).expectedBody("welcome"));

      assertThat(seen.result()).isEqualTo(Result.ASSERTION_FAILED);
      assertThat(seen.reason()).isEqualTo("The body does not contain 'welcome'.");
    }
  }

  @Test
  void eachLookMakesAConnectionOfItsOwn() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (TestServer server = TestServer.start(connection -> serve(connection, connections));
        Probe probe = Looks.probe(new HttpProbeType(), Configs.local(server.port()).build())) {
      Looks.at(probe);
      Looks.at(probe);

      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void aConnectionIsReusedWhereTheUserWantsThat() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (TestServer server = TestServer.start(connection -> serve(connection, connections));
        Probe probe =
            Looks.probe(new HttpProbeType(), Configs.local(server.port()).reuse().build())) {
      Looks.at(probe);

      assertThat(Looks.phases(Looks.at(probe))).doesNotContain(Phase.Name.CONNECT);
      assertThat(connections).hasValue(1);
    }
  }

  private static void serve(Socket connection, AtomicInteger connections) throws IOException {
    connections.incrementAndGet();
    byte[] request = new byte[9_999];
    while (connection.getInputStream().read(request) > 0) {
      connection.getOutputStream().write(OK);
    }
  }

  private static Observation look(Configs config) throws Exception {
    return Looks.once(new HttpProbeType(), config.build());
  }
}
