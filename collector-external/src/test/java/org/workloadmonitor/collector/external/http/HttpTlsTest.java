package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.OcspResponder;
import org.workloadmonitor.collector.external.pki.OcspResponder.Answer;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.tls.ClientCertificate;
import org.workloadmonitor.collector.external.tls.ClientCertificates;
import org.workloadmonitor.collector.external.tls.Revocation;
import org.workloadmonitor.collector.external.tls.TlsVersion;

@Timeout(120)
class HttpTlsTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  private final Pki pki = Pki.today();
  private final AtomicInteger requests = new AtomicInteger();
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void writeRoot() throws Exception {
    root = pki.writeRoot(directory.resolve("root.pem"));
  }

  @Test
  void aGoodServerIsWellAndItsCertificateIsMeasured() throws Exception {
    try (TestServer server = serving(pki.good(), new SSLParameters())) {
      Observation seen = look(trusting(server));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.phases(seen))
          .containsExactly(
              Phase.Name.DNS,
              Phase.Name.CONNECT,
              Phase.Name.TLS,
              Phase.Name.REQUEST,
              Phase.Name.FIRST_BYTE,
              Phase.Name.TRANSFER);
      assertThat(Looks.measured(seen, "tls.certificate.time_left")).isBetween(89.0, 91.0);
      assertThat(seen.details().value("tls.protocol.version")).contains("1.3");
    }
  }

  @Test
  void everyFaultOfACertificateHasItsWordAndNothingIsSent() throws Exception {
    assertFault(pki.expired(), Result.CERTIFICATE_EXPIRED);
    assertFault(pki.notYetValid(), Result.CERTIFICATE_NOT_YET_VALID);
    assertFault(pki.wrongName(), Result.CERTIFICATE_NAME_MISMATCH);
    assertFault(pki.selfSigned(), Result.CERTIFICATE_UNTRUSTED);
    assertFault(pki.incompleteChain(), Result.CERTIFICATE_UNTRUSTED);
    assertFault(pki.unknownRoot(), Result.CERTIFICATE_UNTRUSTED);
    assertFault(pki.expiredIntermediate(), Result.CERTIFICATE_EXPIRED);
  }

  private void assertFault(Identity identity, Result result) throws Exception {
    requests.set(0);
    try (TestServer server = serving(identity, new SSLParameters())) {
      Observation seen = look(trusting(server).bearerToken("t0ken"));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(result);
      assertThat(seen.details().value("tls.server.chain.0.subject")).isPresent();
      assertThat(Looks.phases(seen)).endsWith(Phase.Name.TLS);
      assertThat(requests).hasValue(0);
    }
  }

  @Test
  void aBadCertificateIsNoFailureWhereItIsNotVerified() throws Exception {
    try (TestServer server = serving(pki.expired(), new SSLParameters())) {
      Observation seen = look(trusting(server).verify(false));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.measured(seen, "tls.certificate.time_left")).isNegative();
    }
  }

  @Test
  void aCertificateThatEndsSoonDegrades() throws Exception {
    try (TestServer server = serving(pki.endingIn(20), new SSLParameters())) {
      Observation seen = look(trusting(server).warnBefore(Duration.ofDays(21)));

      assertThat(seen.result()).isEqualTo(Result.CERTIFICATE_EXPIRES_SOON);
      assertThat(seen.reason()).contains("20 days from now");
    }
  }

  @Test
  void aClientCertificateIsShownToAServerThatAsks() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer server = serving(pki.good(), asking(version))) {
        for (ClientCertificate certificate :
            List.of(
                ClientCertificates.pem(pki.client(), directory),
                ClientCertificates.keystore(pki.client(), directory, "sesame"))) {
          Observation seen = look(trusting(server).client(certificate));

          assertThat(seen.result()).as(version + seen.reason()).isEqualTo(Result.SUCCESS);
        }
      }
    }
  }

  @Test
  void aMissingClientCertificateIsSaid() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer server = serving(pki.good(), asking(version))) {
        Observation seen = look(trusting(server));

        assertThat(seen.result())
            .as(version + " " + seen.reason())
            .isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED);
      }
    }
  }

  @Test
  void aServerThatAsksForACertificateAndThenSaysNothingIsGivenUpInTime() throws Exception {
    for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (TestServer secure = serving(pki.good(), asking(version));
          TestServer server = BadServers.silentAfterItsHello(secure)) {
        Observation seen = look(trusting(server).timeout(SHORT));

        assertThat(seen.result())
            .as(version + " " + seen.reason())
            .isEqualTo(Result.RESPONSE_TIMEOUT);
        assertThat(requests).hasValue(0);
      }
    }
  }

  @Test
  void anOlderVersionOfTlsThanAskedForIsSaid() throws Exception {
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.2"});
    try (TestServer server = serving(pki.good(), old)) {
      Observation seen = look(trusting(server).leastTls(TlsVersion.V1_3));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.TLS_VERSION);
      assertThat(seen.details().value("tls.protocol.version")).contains("1.2");
      assertThat(requests).hasValue(0);
    }
  }

  @Test
  void aServerThatKnowsOnlyTls10IsSaid() throws Exception {
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
      assertThat(look(trusting(server)).result()).isEqualTo(Result.TLS_VERSION);
    }
  }

  @Test
  void theStapleOfTheServerIsJudged() throws Exception {
    assertStaple(Answer.GOOD, Revocation.REQUIRE_STAPLE, Result.SUCCESS);
    assertStaple(Answer.REVOKED, Revocation.STAPLE, Result.CERTIFICATE_REVOKED);
    assertStaple(Answer.REVOKED, Revocation.REQUIRE_STAPLE, Result.CERTIFICATE_REVOKED);
    assertStaple(Answer.UNKNOWN, Revocation.REQUIRE_STAPLE, Result.ASSERTION_FAILED);
    assertStaple(Answer.REVOKED, Revocation.NONE, Result.SUCCESS);
  }

  private void assertStaple(Answer answer, Revocation asked, Result result) throws Exception {
    requests.set(0);
    try (OcspResponder responder = OcspResponder.start(pki.intermediate(), answer, pki.now());
        TestServer server =
            serving(
                TlsContexts.staplingServer(
                    pki.withResponder(responder.uri()), pki.root().certificate()),
                new SSLParameters())) {
      Observation seen = look(trusting(server).revocation(asked));

      assertThat(seen.result()).as(answer + " " + asked + seen.reason()).isEqualTo(result);
      assertThat(requests).hasValue(result == Result.SUCCESS ? 1 : 0);
    }
  }

  @Test
  void aMissingStapleIsAFaultOnlyWhereOneIsRequired() throws Exception {
    try (TestServer server = serving(pki.good(), new SSLParameters())) {
      assertThat(look(trusting(server).revocation(Revocation.STAPLE)).result())
          .isEqualTo(Result.SUCCESS);
      Observation seen = look(trusting(server).revocation(Revocation.REQUIRE_STAPLE));

      assertThat(seen.result()).isEqualTo(Result.ASSERTION_FAILED);
      assertThat(seen.reason()).contains("OCSP");
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void everyLookMakesAFullHandshake() throws Exception {
    try (TestServer server = serving(pki.good(), new SSLParameters());
        Probe probe = Looks.probe(new HttpProbeType(), trusting(server).build())) {
      for (int i = 0; i < 3; i++) {
        Observation seen = Looks.at(probe);
        assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
        assertThat(Looks.phases(seen)).contains(Phase.Name.TLS);
      }
    }
  }

  @Test
  void aServerThatKnowsNothingOfTheFirstOfferIsOfferedAllAndAskedOnce() throws Exception {
    SSLParameters rare = new SSLParameters();
    rare.setNamedGroups(new String[] {"x25519"});
    try (TestServer server = serving(pki.good(), rare)) {
      Observation seen = look(trusting(server));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void aServerThatIsSilentInTheHandshakeIsGivenUp() throws Exception {
    try (TestServer server = BadServers.silent()) {
      Observation seen = look(Configs.localTls(server.port()).timeout(SHORT));

      assertThat(seen.result()).isEqualTo(Result.RESPONSE_TIMEOUT);
      assertThat(Looks.phases(seen)).endsWith(Phase.Name.TLS);
    }
  }

  @Test
  void whatIsNoTlsIsSaid() throws Exception {
    try (TestServer server =
        TestServer.start(
            connection -> {
              int _ = connection.getInputStream().read(new byte[9_999]);
              connection.getOutputStream().write(OK);
              TestServer.untilTheClientGoes(connection);
            })) {
      Observation seen = look(Configs.localTls(server.port()));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.INVALID_RESPONSE);
    }
  }

  @Test
  void aServerThatDoesNotSpeakTheWantedVersionOfHttpFailsTheAssertion() throws Exception {
    try (TestServer server = serving(pki.good(), new SSLParameters())) {
      Observation seen = look(trusting(server).version("2"));

      assertThat(seen.result()).isEqualTo(Result.ASSERTION_FAILED);
      assertThat(seen.reason()).isEqualTo("The server speaks HTTP/1.1, not HTTP/2.");
    }
  }

  @Test
  void throughAProxyTheWayIsAPhase() throws Exception {
    try (TestServer server = serving(pki.good(), new SSLParameters());
        TestServer proxy = Tunnel.to(server.port())) {
      Observation seen = look(trusting(server).proxy(proxy.port()));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
      assertThat(Looks.phases(seen)).contains(Phase.Name.PROXY, Phase.Name.TLS);
    }
  }

  @Test
  void aProxyThatRefusesIsSaid() throws Exception {
    try (WebServer proxy = WebServer.saying(403, "")) {
      Observation seen = look(Configs.of("https://example.test/").proxy(proxy.port()));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.PROXY_FAILURE);
    }
  }

  private Configs trusting(TestServer server) {
    return Configs.localTls(server.port()).caFile(root);
  }

  private static SSLParameters asking(String version) {
    SSLParameters asking = new SSLParameters();
    asking.setNeedClientAuth(true);
    asking.setProtocols(new String[] {version});
    return asking;
  }

  private TestServer serving(Identity identity, SSLParameters parameters) throws Exception {
    return serving(TlsContexts.server(identity, pki.root().certificate()), parameters);
  }

  private TestServer serving(SSLContext context, SSLParameters parameters) throws Exception {
    return TestServer.tls(
        context,
        parameters,
        connection -> {
          if (connection.getInputStream().read(new byte[9_999]) > 0) {
            requests.incrementAndGet();
            connection.getOutputStream().write(OK);
          }
        });
  }

  private static Observation look(Configs config) throws Exception {
    return Looks.once(new HttpProbeType(), config.build());
  }
}
