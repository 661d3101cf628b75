package org.workloadmonitor.collector.external.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;

class TcpProbeTest {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void aPortThatListensIsWell() throws Exception {
    try (TestServer server = BadServers.silent()) {
      Observation seen = look(config(server.port(), LONG));
      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.phases(seen)).containsExactly(Phase.Name.CONNECT);
    }
  }

  @Test
  void aNameIsResolvedInAPhaseOfItsOwn() throws Exception {
    try (TestServer server = BadServers.silent()) {
      TcpConfig config = config("localhost", server.port(), LONG);
      assertThat(Looks.phases(look(config))).containsExactly(Phase.Name.DNS, Phase.Name.CONNECT);
    }
  }

  @Test
  void aPortAtWhichNothingListensRefuses() throws Exception {
    try (Socket refusing = BadServers.refusing()) {
      Observation seen = look(config(refusing.getLocalPort(), LONG));
      assertThat(seen.result()).isEqualTo(Result.CONNECTION_REFUSED);
      assertThat(seen.reason()).contains("127.0.0.1 port " + refusing.getLocalPort());
    }
  }

  @Test
  void whatIsExpectedIsFoundInSeveralExchanges() throws Exception {
    try (TestServer server = TestServer.start(TcpProbeTest::greetAndEcho)) {
      Observation seen =
          look(
              config(
                  server.port(),
                  new Exchange(Optional.empty(), contains("hello")),
                  new Exchange(send("one\\r\\n"), contains("you said one\\r\\n")),
                  new Exchange(send("\\x74wo\n"), matches("said t[a-z]+"))));
      assertThat(seen.reason()).isEmpty();
      assertThat(Looks.phases(seen))
          .containsSubsequence(
              Phase.Name.CONNECT, Phase.Name.FIRST_BYTE, Phase.Name.REQUEST, Phase.Name.TRANSFER);
    }
  }

  @Test
  void anEscapeIsOneByteAndOtherSignsAreUtf8() throws Exception {
    BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
    try (TestServer server =
        TestServer.start(
            connection -> {
              for (int i = 0; i < 4; i++) {
                bytes.add(connection.getInputStream().read());
              }
              connection
                  .getOutputStream()
                  .write(new byte[] {(byte) 0xFF, (byte) 0xC3, (byte) 0xA4});
            })) {
      Observation seen =
          look(config(server.port(), new Exchange(send("\\xFF\\x00ä"), contains("\\xFFä"))));

      assertThat(seen.reason()).isEmpty();
      assertThat(bytes).containsExactly(0xFF, 0, 0xC3, 0xA4);
    }
  }

  @Test
  void aServerThatIsSilentTimesOut() throws Exception {
    try (TestServer server = BadServers.silent()) {
      Observation seen = look(config(server.port(), SHORT, contains("hello")));
      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(seen.reason()).isEqualTo("The server said nothing in time.");
    }
  }

  @Test
  void aByteNowAndThenDoesNotProlongTheTimeOut() throws Exception {
    try (TestServer server = BadServers.slow("hello".repeat(1_000), 20)) {
      Observation seen = look(config(server.port(), SHORT, contains("goodbye")));
      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(seen.reason()).contains("said 'h");
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws Exception {
    try (TestServer server = BadServers.endless()) {
      Observation seen = look(config(server.port(), LONG, contains("goodbye")));
      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TOO_LARGE);
    }
  }

  @Test
  void aWrongAnswerIsShown() throws Exception {
    try (TestServer server =
        TestServer.start(
            connection ->
                connection
                    .getOutputStream()
                    .write("421 too many connections\r\n".getBytes(StandardCharsets.US_ASCII)))) {
      Observation seen = look(config(server.port(), LONG, contains("220 ")));
      assertThat(seen.result()).isEqualTo(Result.ASSERTION_FAILED);
      assertThat(seen.reason()).contains("421 too many connections").contains("220 ");
    }
  }

  @Test
  void aServerThatResetsInTheMiddleIsSaidToReset() throws Exception {
    try (TestServer server = BadServers.resetting()) {
      Observation seen =
          look(config(server.port(), new Exchange(send("x"), contains("welcome, my dear friend"))));
      assertThat(seen.result()).isEqualTo(Result.CONNECTION_RESET);
    }
  }

  @Test
  void aServerThatClosesAtOnceIsSaidToClose() throws Exception {
    try (TestServer server = BadServers.closing()) {
      assertThat(look(config(server.port(), LONG, contains("hello"))).result())
          .isEqualTo(Result.CONNECTION_CLOSED);
    }
  }

  @Test
  void aNameWithoutAnAddressOfTheFamilyHasNone() throws Exception {
    TcpConfig config =
        new TcpConfig(
            "nowhere.invalid",
            1,
            SHORT,
            IpFamily.ANY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new ByteSize(1),
            Optional.empty());
    assertThat(look(config).result()).isIn(Result.DNS_FAILURE, Result.DNS_TIMEOUT);
  }

  @Test
  void aPasswordThatTheServerEchoesIsNotShown() throws Exception {
    try (TestServer server = TestServer.start(TcpProbeTest::greetAndEcho)) {
      Observation seen =
          look(config(server.port(), new Exchange(send("sesame\\r\\n"), matches("Welcome$"))));
      assertThat(seen.reason()).doesNotContain("sesame").contains("***");
    }
  }

  @Test
  void theConnectionIsClosedAfterEachLook() throws Exception {
    try (TestServer server = BadServers.silent()) {
      for (int i = 0; i < 5; i++) {
        Observation _ = look(config(server.port(), SHORT));
      }
      await(() -> server.connections() == 0);
    }
  }

  @Test
  void exchangesAreWrittenInOneWayOnly() {
    assertThatThrownBy(
            () ->
                new TcpConfig(
                    "h",
                    1,
                    LONG,
                    IpFamily.ANY,
                    Optional.empty(),
                    Optional.empty(),
                    send("x"),
                    Optional.empty(),
                    List.of(new Exchange(send("y"), Optional.empty())),
                    new ByteSize(1),
                    Optional.empty()))
        .hasMessageContaining("not both");
  }

  private static void greetAndEcho(Socket connection) throws Exception {
    connection.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      connection
          .getOutputStream()
          .write(("you said " + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      if (line.equals("sesame")) {
        return;
      }
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Observation look(TcpConfig config) throws Exception {
    return Looks.once(new TcpProbeType(), config);
  }

  private static Optional<Secret> send(String text) {
    return Optional.of(Secret.of(text));
  }

  private static Optional<Expectation> contains(String text) {
    return Optional.of(Expectation.parse(text));
  }

  private static Optional<Expectation> matches(String regex) {
    return Optional.of(new Expectation(Optional.empty(), Optional.of(Regex.parse(regex))));
  }

  private static TcpConfig config(int port, Duration timeout) {
    return config("127.0.0.1", port, timeout);
  }

  private static TcpConfig config(String host, int port, Duration timeout) {
    return config(host, port, timeout, List.of());
  }

  private static TcpConfig config(int port, Duration timeout, Optional<Expectation> expect) {
    return config("127.0.0.1", port, timeout, List.of(new Exchange(Optional.empty(), expect)));
  }

  private static TcpConfig config(int port, Exchange... exchanges) {
    return config("127.0.0.1", port, LONG, List.of(exchanges));
  }

  private static TcpConfig config(
      String host, int port, Duration timeout, List<Exchange> exchanges) {
    return new TcpConfig(
        host,
        port,
        timeout,
        IpFamily.ANY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        exchanges,
        new ByteSize(65_536),
        Optional.empty());
  }
}
