package org.workloadmonitor.collector.external.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.OcspResponder;
import org.workloadmonitor.collector.external.pki.OcspResponder.Answer;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Result;

class TlsClientTest {

  private final Pki pki = Pki.today();
  @TempDir Path directory;
  private TlsOptions trusting;

  @BeforeEach
  void trustTheRoot() throws Exception {
    trusting = options(Optional.empty(), TlsVersion.V1_2, Revocation.NONE);
  }

  @Test
  void aGoodCertificateIsGood() throws Exception {
    TlsFinding finding = finding(pki.good());
    assertThat(finding.reason()).isEmpty();
    assertThat(finding.result()).isEqualTo(Result.SUCCESS);
    assertThat(finding.daysLeft(pki.now())).isBetween(89.9, 90.1);
    assertThat(finding.session().value("tls.protocol.version")).contains("1.3");
    assertThat(finding.session().value("tls.cipher")).contains("TLS_CHACHA20_POLY1305_SHA256");
  }

  @Test
  void everyCertificateOfTheChainIsDescribed() throws Exception {
    Identity good = pki.good();
    TlsFinding finding = finding(good);
    assertThat(finding.chain()).hasSize(2);
    CertificateFacts own = finding.chain().getFirst();
    assertThat(own.subject()).isEqualTo("CN=localhost");
    assertThat(own.issuer()).contains("CN=Test Intermediate");
    assertThat(own.serial()).isEqualTo(good.certificate().getSerialNumber().toString(16));
    assertThat(own.names()).contains("localhost", "127.0.0.1");
    assertThat(own.notAfter()).isEqualTo(good.certificate().getNotAfter().toInstant());
    assertThat(own.sha256()).hasSize(64);
    assertThat(finding.details().value("tls.server.chain.1.issuer").orElseThrow().toString())
        .contains("CN=Test Root");
  }

  @Test
  void anExpiredCertificateIsDescribedLikeAGoodOne() throws Exception {
    TlsFinding finding = finding(pki.expired());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_EXPIRED);
    assertThat(finding.reason()).contains("CN=localhost").contains("3 days ago");
    assertThat(finding.daysLeft(pki.now())).isBetween(-3.1, -2.9);
    assertThat(finding.session().value("tls.protocol.version")).contains("1.3");
    assertThat(finding.chain()).hasSize(2);
  }

  @Test
  void anExpiredIntermediateIsExpiredToo() throws Exception {
    TlsFinding finding = finding(pki.expiredIntermediate());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_EXPIRED);
    assertThat(finding.reason()).contains("CN=Expired Intermediate");
    assertThat(finding.daysLeft(pki.now())).isNegative();
  }

  @Test
  void aCertificateOfTomorrowIsNotYetValid() throws Exception {
    TlsFinding finding = finding(pki.notYetValid());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_NOT_YET_VALID);
    assertThat(finding.reason()).contains("3 days from now").doesNotContain("ended");
  }

  @Test
  void aCertificateForAnotherHostIsAMismatch() throws Exception {
    TlsFinding finding = finding(pki.wrongName());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_NAME_MISMATCH);
    assertThat(finding.reason())
        .isEqualTo("The certificate is for other.example.com, not for 'localhost'.");
  }

  @Test
  void aSelfSignedCertificateIsUntrusted() throws Exception {
    TlsFinding finding = finding(pki.selfSigned());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
    assertThat(finding.reason()).contains("signed by itself");
  }

  @Test
  void aMissingIntermediateIsUntrustedAndNamed() throws Exception {
    TlsFinding finding = finding(pki.incompleteChain());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
    assertThat(finding.reason()).contains("incomplete").contains("CN=Test Intermediate");
  }

  @Test
  void anUnknownRootIsUntrustedAndNamed() throws Exception {
    TlsFinding finding = finding(pki.unknownRoot());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
    assertThat(finding.reason()).contains("ends at").contains("CN=Unknown Root");
  }

  @Test
  void javasOwnAuthoritiesDoNotKnowTheTestsRoot() throws Exception {
    TlsFinding finding = finding(pki.good(), TlsOptions.DEFAULT);
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void certificatesInAnyOrderAndWithStrangersAmongThemMakeAPath() throws Exception {
    Identity mixed =
        pki.good()
            .sending(
                pki.expired().certificate(),
                pki.root().certificate(),
                pki.intermediate().certificate());
    TlsFinding finding = finding(mixed);
    assertThat(finding.reason()).isEmpty();
    assertThat(finding.chain()).as("without the stranger").hasSize(2);
    assertThat(finding.daysLeft(pki.now())).isPositive();
  }

  @Test
  void aClientsCertificateIsNoneForAServer() throws Exception {
    TlsFinding finding = finding(pki.client());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
    assertThat(finding.reason()).contains("not meant for servers");
  }

  @Test
  void severalFaultsAreAllTold() throws Exception {
    TlsFinding finding = finding(pki.named("a.example.com").sending());
    assertThat(finding.result()).isEqualTo(Result.CERTIFICATE_UNTRUSTED);
    assertThat(finding.reason()).contains("incomplete").contains("a.example.com");
  }

  @Test
  void aChainThatWasGoodIsJudgedAgainWhenItHasEnded() throws Exception {
    TlsClient client = TlsClient.of(trusting);
    try (TestServer server = TestServer.tls(context(pki.good()));
        SSLSocket socket = connected(client, server)) {
      assertThat(client.judge(socket.getSession(), "localhost", pki.now()).result())
          .isEqualTo(Result.SUCCESS);
      assertThat(
              client
                  .judge(socket.getSession(), "localhost", pki.now().plus(Duration.ofDays(91)))
                  .result())
          .isEqualTo(Result.CERTIFICATE_EXPIRED);
    }
  }

  @Test
  void aRevokedCertificateIsFoundByItsStaple() throws Exception {
    assertThat(stapled(Answer.REVOKED, Revocation.STAPLE).result())
        .isEqualTo(Result.CERTIFICATE_REVOKED);
  }

  @Test
  void aStapleIsIgnoredUnlessAskedFor() throws Exception {
    assertThat(stapled(Answer.REVOKED, Revocation.NONE).result()).isEqualTo(Result.SUCCESS);
  }

  @Test
  void aGoodStapleIsGood() throws Exception {
    TlsFinding finding = stapled(Answer.GOOD, Revocation.REQUIRE_STAPLE);
    assertThat(finding.reason()).isEmpty();
    assertThat(finding.details().value("tls.ocsp.staple")).contains("good");
  }

  @Test
  void aStapleThatKnowsNothingIsAFaultOnlyWhereOneIsRequired() throws Exception {
    assertThat(stapled(Answer.UNKNOWN, Revocation.STAPLE).result()).isEqualTo(Result.SUCCESS);
    assertThat(stapled(Answer.UNKNOWN, Revocation.REQUIRE_STAPLE).result())
        .isEqualTo(Result.ASSERTION_FAILED);
  }

  @Test
  void aMissingStapleIsAFaultOnlyWhereOneIsRequired() throws Exception {
    TlsOptions staple = options(Optional.empty(), TlsVersion.V1_2, Revocation.STAPLE);
    assertThat(finding(pki.good(), staple).result()).isEqualTo(Result.SUCCESS);
    TlsOptions required = options(Optional.empty(), TlsVersion.V1_2, Revocation.REQUIRE_STAPLE);
    assertThat(finding(pki.good(), required).result()).isEqualTo(Result.ASSERTION_FAILED);
  }

  @Test
  void anOlderVersionThanAskedForIsNotedWithAllDetails() throws Exception {
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.2"});
    TlsClient client = TlsClient.of(options(Optional.empty(), TlsVersion.V1_3, Revocation.NONE));
    try (TestServer server = TestServer.tls(context(pki.good()), old);
        SSLSocket socket = connected(client, server)) {
      TlsFinding finding = client.judge(socket.getSession(), "localhost", pki.now());
      assertThat(finding.result()).isEqualTo(Result.TLS_VERSION);
      assertThat(finding.session().value("tls.protocol.version")).contains("1.2");
      assertThat(finding.chain()).hasSize(2);
    }
  }

  @Test
  void noSessionIsResumed() throws Exception {
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.2"});
    TlsClient client = TlsClient.of(trusting);
    try (TestServer server = TestServer.tls(context(pki.good()), old);
        SSLSocket one = connected(client, server);
        SSLSocket two = connected(client, server)) {
      assertThat(two.getSession().getId()).isNotEqualTo(one.getSession().getId());
    }
  }

  @Test
  void aClientCertificateIsShownToAServerThatAsks() throws Exception {
    Identity identity = pki.client();
    ClientCertificate certificate = ClientCertificates.pem(identity, directory);
    TlsClient client =
        TlsClient.of(options(Optional.of(certificate), TlsVersion.V1_2, Revocation.NONE));
    SSLParameters asking = new SSLParameters();
    asking.setNeedClientAuth(true);
    try (TestServer server =
            TestServer.tls(
                context(pki.good()),
                asking,
                connection -> {
                  connection.getOutputStream().write('!');
                  TestServer.untilTheClientGoes(connection);
                });
        SSLSocket socket = connected(client, server)) {
      assertThat(client.wasAsked(socket)).isTrue();
      assertThat(socket.getInputStream().read()).isEqualTo('!');
    }
  }

  @Test
  void aServerThatWantsACertificateAndGetsNoneIsTold() throws Exception {
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      SSLParameters asking = new SSLParameters();
      asking.setNeedClientAuth(true);
      asking.setProtocols(new String[] {version});
      TlsClient client = TlsClient.of(trusting);
      try (TestServer server = TestServer.tls(context(pki.good()), asking);
          SSLSocket socket = unconnected(client, server)) {
        assertThatThrownBy(
                () -> {
                  socket.startHandshake();
                  socket.getInputStream().read();
                })
            .isInstanceOfSatisfying(
                IOException.class,
                e ->
                    assertThat(TlsFaults.result(e, client.wasAsked(socket)))
                        .as(version + " " + e)
                        .isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED));
      }
    }
  }

  @Test
  void aFileThatIsMissingIsNamed() throws Exception {
    Path missing = directory.resolve("none.pem");
    assertThatThrownBy(
            () ->
                TlsClient.of(
                    options(
                        Optional.of(ClientCertificates.pem(missing, missing)),
                        TlsVersion.V1_2,
                        Revocation.NONE)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.pem");
  }

  private TlsFinding stapled(Answer answer, Revocation revocation) throws Exception {
    try (OcspResponder responder = OcspResponder.start(pki.intermediate(), answer, pki.now())) {
      SSLContext stapling =
          TlsContexts.staplingServer(pki.withResponder(responder.uri()), pki.root().certificate());
      return finding(stapling, options(Optional.empty(), TlsVersion.V1_2, revocation));
    }
  }

  private TlsFinding finding(Identity identity) throws Exception {
    return finding(identity, trusting);
  }

  private TlsFinding finding(Identity identity, TlsOptions options) throws Exception {
    return finding(context(identity), options);
  }

  private TlsFinding finding(SSLContext context, TlsOptions options) throws Exception {
    TlsClient client = TlsClient.of(options);
    try (TestServer server = TestServer.tls(context);
        SSLSocket socket = connected(client, server)) {
      return client.judge(socket.getSession(), "localhost", pki.now());
    }
  }

  private SSLContext context(Identity identity) {
    return TlsContexts.server(identity, pki.root().certificate());
  }

  private TlsOptions options(
      Optional<ClientCertificate> certificate, TlsVersion least, Revocation revocation)
      throws Exception {
    return new TlsOptions(
        Optional.empty(),
        Optional.of(pki.writeRoot(directory.resolve("root.pem"))),
        certificate,
        new MinVersion(least),
        revocation,
        Optional.empty());
  }

  private static SSLSocket connected(TlsClient client, TestServer server) throws IOException {
    SSLSocket socket = unconnected(client, server);
    socket.startHandshake();
    return socket;
  }

  private static SSLSocket unconnected(TlsClient client, TestServer server) throws IOException {
    Socket below = new Socket(InetAddress.getLoopbackAddress(), server.port());
    return (SSLSocket) client.sockets().createSocket(below, "localhost", server.port(), true);
  }
}
