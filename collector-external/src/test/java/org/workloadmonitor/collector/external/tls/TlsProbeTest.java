package org.workloadmonitor.collector.external.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;

@Timeout(120)
class TlsProbeTest {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Pki pki = Pki.today();
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void writeRoot() throws Exception {
    root = pki.writeRoot(directory.resolve("root.pem"));
  }

  @Test
  void aGoodServerIsWellAndItsChainIsMeasured() throws Exception {
    try (TestServer server = TestServer.tls(context(pki.good()))) {
      Observation seen = look(config(server.port(), LONG));
      assertThat(seen.reason()).isEmpty();
      assertThat(seen.result()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.phases(seen)).containsExactly(Phase.Name.CONNECT, Phase.Name.TLS);
      assertThat(Looks.measured(seen, "tls.certificate.time_left")).isBetween(89.9, 90.1);
      assertThat(server.failures()).isEmpty();
    }
  }

  @Test
  void anExpiredCertificateIsAResultWithAllItsDetails() throws Exception {
    try (TestServer server = TestServer.tls(context(pki.expired()))) {
      Observation seen = look(config(server.port(), LONG));
      assertThat(seen.result()).isEqualTo(Result.CERTIFICATE_EXPIRED);
      assertThat(Looks.measured(seen, "tls.certificate.time_left")).isNegative();
      assertThat(seen.details().value("tls.server.chain.0.subject")).contains("CN=localhost");
      assertThat(seen.details().value("tls.protocol.version")).contains("1.3");
      assertThat(seen.details().value("tls.cipher")).isPresent();
    }
  }

  @Test
  void aCertificateThatEndsSoonDegrades() throws Exception {
    try (TestServer server = TestServer.tls(context(pki.endingIn(20)))) {
      Observation seen = look(warning(server.port(), Duration.ofDays(21)));
      assertThat(seen.result()).isEqualTo(Result.CERTIFICATE_EXPIRES_SOON);
      assertThat(seen.result().degraded()).isTrue();
      assertThat(seen.reason()).contains("20 days from now");
      assertThat(look(warning(server.port(), Duration.ofDays(19))).result())
          .isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void aServerWithoutTheClientsVersionIsTold() throws Exception {
    // ServerHello of TLS 1.0: what a server says that knows nothing newer.
    byte[] hello =
        HexFormat.of()
            .parseHex("160301002a" + "02000026" + "0301" + "00".repeat(32) + "00" + "c009" + "00");
    try (TestServer server =
        TestServer.start(
            connection -> {
              int _ = connection.getInputStream().read(new byte[16_384]);
              connection.getOutputStream().write(hello);
              TestServer.untilTheClientGoes(connection);
            })) {
      Observation seen = look(config(server.port(), LONG));
      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.TLS_VERSION);
    }
  }

  @Test
  void aServerThatRefusesTheVersionByAlertIsTold() throws Exception {
    try (TestServer server = saying(HexFormat.of().parseHex("15030100020246"))) {
      assertThat(look(config(server.port(), LONG)).result()).isEqualTo(Result.TLS_VERSION);
    }
  }

  @Test
  void aMissingClientCertificateIsTold() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer server = TestServer.tls(context(pki.good()), asking(version))) {
        Observation seen = look(config(server.port(), LONG));
        assertThat(seen.result())
            .as(version + " " + seen.reason())
            .isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED);
      }
    }
  }

  @Test
  void aClientCertificateIsShownWhateverItsFilesAre() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer server = TestServer.tls(context(pki.good()), asking(version))) {
        for (ClientCertificate certificate :
            List.of(
                ClientCertificates.pem(pki.client(), directory),
                ClientCertificates.keystore(pki.client(), directory, "sesame"))) {
          Observation seen = look(with(server.port(), certificate));
          assertThat(seen.result()).as(version + seen.reason()).isEqualTo(Result.SUCCESS);
        }
      }
    }
  }

  @Test
  void aClientCertificateThatTheServerDoesNotKnowIsTold() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer server = TestServer.tls(context(pki.good()), asking(version))) {
        ClientCertificate stranger = ClientCertificates.pem(pki.unknownClient(), directory);
        Observation seen = look(with(server.port(), stranger));
        assertThat(seen.result())
            .as(version + " " + seen.reason())
            .isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED);
      }
    }
  }

  @Test
  void aClientCertificateThatHasEndedIsLeftToTheServerToRefuse() throws Exception {
    try (TestServer server = TestServer.tls(context(pki.good()), asking("TLSv1.2"))) {
      Observation seen =
          look(with(server.port(), ClientCertificates.pem(pki.expiredClient(), directory)));
      assertThat(seen.result()).isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED);
      assertThat(seen.reason()).startsWith("The server asked for a client certificate");
    }
  }

  @Test
  void aServerThatAsksForACertificateAndThenSaysNothingIsGivenUpInTime() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer secure = TestServer.tls(context(pki.good()), asking(version));
          TestServer server = BadServers.silentAfterItsHello(secure)) {
        Observation seen = look(config(server.port(), SHORT));
        assertThat(seen.result())
            .as(version + " " + seen.reason())
            .isEqualTo(Result.RESPONSE_TIMEOUT);
        assertThat(Looks.phases(seen)).endsWith(Phase.Name.TLS);
      }
    }
  }

  @Test
  void aKeystoreThatCannotBeOpenedIsAFaultOfTheConfiguration() throws Exception {
    ClientCertificates.keystore(pki.client(), directory, "sesame");
    TlsConfig config =
        with(1, ClientCertificates.keystore(directory.resolve("client.p12"), "", "simsim"));
    assertThatThrownBy(() -> Looks.probe(new TlsProbeType(), config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("client.p12 can't be opened")
        .hasMessageNotContaining("simsim");
  }

  @Test
  void aServerThatSpeaksSomethingElseIsTold() throws Exception {
    try (TestServer server =
        saying("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
      assertThat(look(config(server.port(), LONG)).result()).isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void aSilentServerTimesOut() throws Exception {
    try (TestServer server = BadServers.silent()) {
      Observation seen = look(config(server.port(), SHORT));
      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(Looks.phases(seen)).endsWith(Phase.Name.TLS);
    }
  }

  @Test
  void aHandshakeByteByByteDoesNotProlongTheTimeOut() throws Exception {
    try (TestServer server =
        BadServers.slow("\u0016\u0003\u0003\u0010\u0000" + "x".repeat(4_000), 20)) {
      assertThat(look(config(server.port(), SHORT)).result()).isEqualTo(Result.RESPONSE_TIMEOUT);
    }
  }

  @Test
  void aResetIsTold() throws Exception {
    try (TestServer server = BadServers.resetting()) {
      assertThat(look(config(server.port(), LONG)).result()).isEqualTo(Result.CONNECTION_RESET);
    }
  }

  @Test
  void aServerThatClosesIsTold() throws Exception {
    try (TestServer server =
        TestServer.start(connection -> connection.getInputStream().skipNBytes(5))) {
      assertThat(look(config(server.port(), LONG)).result())
          .isIn(Result.CONNECTION_CLOSED, Result.CONNECTION_RESET);
    }
  }

  @Test
  void aFileThatIsNotThereIsAFaultOfTheConfiguration() {
    TlsConfig config =
        config(1, LONG, directory.resolve("none.pem"), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> Looks.probe(new TlsProbeType(), config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.pem");
  }

  private static TestServer saying(byte[] bytes) throws Exception {
    return TestServer.start(
        connection -> {
          int _ = connection.getInputStream().read(new byte[16_384]);
          connection.getOutputStream().write(bytes);
          TestServer.untilTheClientGoes(connection);
        });
  }

  private SSLContext context(Identity identity) {
    return TlsContexts.server(identity, pki.root().certificate());
  }

  private static Observation look(TlsConfig config) throws Exception {
    return Looks.once(new TlsProbeType(), config);
  }

  private TlsConfig config(int port, Duration timeout) {
    return config(port, timeout, root, Optional.empty(), Optional.empty());
  }

  private TlsConfig warning(int port, Duration before) {
    return config(port, LONG, root, Optional.empty(), Optional.of(before));
  }

  private TlsConfig with(int port, ClientCertificate client) {
    return config(port, LONG, root, Optional.of(client), Optional.empty());
  }

  private static SSLParameters asking(String version) {
    SSLParameters asking = new SSLParameters();
    asking.setNeedClientAuth(true);
    asking.setProtocols(new String[] {version});
    return asking;
  }

  private static TlsConfig config(
      int port,
      Duration timeout,
      Path authorities,
      Optional<ClientCertificate> certificate,
      Optional<Duration> warnBefore) {
    return new TlsConfig(
        "127.0.0.1",
        port,
        timeout,
        IpFamily.ANY,
        Optional.empty(),
        Optional.of(authorities),
        certificate,
        new MinVersion(TlsVersion.V1_2),
        Revocation.NONE,
        warnBefore);
  }
}
