package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;

/** Every fault of a server has its word. */
@Timeout(120)
class HttpFaultsTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf";

  @Test
  void aPortWhereNothingListensRefuses() throws Exception {
    try (Socket nobody = BadServers.refusing()) {
      Observation seen = look(Configs.local(nobody.getLocalPort()));

      assertThat(seen.result()).isEqualTo(Result.CONNECTION_REFUSED);
      assertThat(Looks.phases(seen)).containsExactly(Phase.Name.CONNECT);
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (TestServer server = BadServers.silent()) {
      Observation seen = look(Configs.local(server.port()).timeout(SHORT));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(Looks.phases(seen)).endsWith(Phase.Name.FIRST_BYTE);
    }
  }

  @Test
  void aServerThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    try (TestServer server = BadServers.slow(HALF.repeat(9), 20)) {
      Observation seen = look(Configs.local(server.port()).timeout(SHORT));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
    }
  }

  @Test
  void aBodyThatDoesNotComeIsGivenUpInTheTransfer() throws Exception {
    try (TestServer server = saying(HALF, true)) {
      Observation seen = look(Configs.local(server.port()).timeout(SHORT));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(seen.reason()).contains("began");
      assertThat(Looks.phases(seen)).endsWith(Phase.Name.TRANSFER);
    }
  }

  @Test
  void anEndlessBodyIsCutOff() throws Exception {
    byte[] piece = "all work and no play ".repeat(100).getBytes(StandardCharsets.US_ASCII);
    try (TestServer server =
        TestServer.start(
            connection -> {
              int _ = connection.getInputStream().read(new byte[9_999]);
              connection
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              while (!connection.isClosed()) {
                connection.getOutputStream().write(piece);
              }
            })) {
      Observation seen = look(Configs.local(server.port()).maxBody(100_000));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TOO_LARGE);
    }
  }

  @Test
  void anEndlessHeaderIsNoHttp() throws Exception {
    try (TestServer server = BadServers.endless()) {
      assertThat(look(Configs.local(server.port())).result()).isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void aBombOfZerosIsCutOffBeforeItUnfolds() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        gzip.write(zeros);
      }
    }
    try (WebServer server =
        WebServer.answering(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, bomb.size());
              exchange.getResponseBody().write(bomb.toByteArray());
            })) {
      Observation seen = look(Configs.local(server.port()));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TOO_LARGE);
    }
  }

  @Test
  void aBodyThatIsNoGzipOrNotAllOfItIsSaid() throws Exception {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write("a text that is long enough".getBytes(StandardCharsets.US_ASCII));
    }
    byte[] cut = Arrays.copyOf(whole.toByteArray(), whole.size() - 12);
    byte[] other = "a text that is no gzip at all".getBytes(StandardCharsets.US_ASCII);
    for (byte[] body : List.of(cut, other)) {
      try (WebServer server =
          WebServer.answering(
              exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
              })) {
        Observation seen = look(Configs.local(server.port()));

        assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.INVALID_RESPONSE);
        assertThat(seen.reason()).contains("gzip");
      }
    }
  }

  @Test
  void aConnectionThatIsResetIsSaid() throws Exception {
    try (TestServer beforeIt = BadServers.resetting();
        TestServer within = BadServers.resetting(HALF)) {
      assertThat(look(Configs.local(beforeIt.port())).result()).isEqualTo(Result.CONNECTION_RESET);
      assertThat(look(Configs.local(within.port())).result()).isEqualTo(Result.CONNECTION_RESET);
    }
  }

  @Test
  void aServerThatClosesBeforeItsAnswerIsCompleteIsSaid() throws Exception {
    try (TestServer nothing = saying("", false);
        TestServer half = saying(HALF, false)) {
      assertThat(look(Configs.local(nothing.port())).result()).isEqualTo(Result.CONNECTION_CLOSED);
      assertThat(look(Configs.local(half.port())).result()).isEqualTo(Result.CONNECTION_CLOSED);
    }
  }

  @Test
  void whatIsNoHttpIsSaid() throws Exception {
    try (TestServer server = saying("SSH-2.0-OpenSSH_9.2p1 Debian\r\n", true)) {
      assertThat(look(Configs.local(server.port())).result()).isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void aNameThatCanBeNoneIsAFailureOfDns() throws Exception {
    Observation seen = look(Configs.of("http://no--such--name.invalid/").timeout(SHORT));

    assertThat(seen.result()).isIn(Result.DNS_FAILURE, Result.DNS_TIMEOUT);
    assertThat(Looks.phases(seen)).containsExactly(Phase.Name.DNS);
  }

  /** Reads something, says something, and waits for the client to go or not. */
  private static TestServer saying(String text, boolean thenWait) throws Exception {
    return TestServer.start(
        connection -> {
          int _ = connection.getInputStream().read(new byte[9_999]);
          connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
          if (thenWait) {
            TestServer.untilTheClientGoes(connection);
          }
        });
  }

  private static Observation look(Configs config) throws Exception {
    return Looks.once(new HttpProbeType(), config.build());
  }
}
