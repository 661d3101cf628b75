package org.workloadmonitor.collector.external.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.tls.ClientCertificate;
import org.workloadmonitor.collector.external.tls.ClientCertificates;
import org.workloadmonitor.collector.external.tls.MinVersion;
import org.workloadmonitor.collector.external.tls.Revocation;
import org.workloadmonitor.collector.external.tls.TlsOptions;
import org.workloadmonitor.collector.external.tls.TlsVersion;

/** A mail server that lets nobody in without a certificate. */
class TcpClientCertificateTest {

  private final Pki pki = Pki.today();
  @TempDir Path directory;

  @Test
  void aKeystoreOpensTheWayBehindStartTls() throws Exception {
    try (TestServer server = mailServer()) {
      Observation seen =
          look(server, Optional.of(ClientCertificates.keystore(pki.client(), directory, "sesame")));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void withoutOneTheServerRefuses() throws Exception {
    try (TestServer server = mailServer()) {
      Observation seen = look(server, Optional.empty());

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.CLIENT_CERTIFICATE_REJECTED);
    }
  }

  private Observation look(TestServer server, Optional<ClientCertificate> client) throws Exception {
    TlsOptions options =
        new TlsOptions(
            Optional.empty(),
            Optional.of(pki.writeRoot(directory.resolve("root.pem"))),
            client,
            new MinVersion(TlsVersion.V1_2),
            Revocation.NONE,
            Optional.empty());
    return Looks.once(
        new TcpProbeType(),
        new TcpConfig(
            "127.0.0.1",
            server.port(),
            Duration.ofSeconds(30),
            IpFamily.ANY,
            Optional.of(StartTls.POP3),
            Optional.of(options),
            Optional.of(Secret.of("NOOP\\r\\n")),
            Optional.of(Expectation.parse("+OK")),
            List.of(),
            new ByteSize(65_536),
            Optional.empty()));
  }

  private TestServer mailServer() throws IOException {
    SSLContext context = TlsContexts.server(pki.good(), pki.root().certificate());
    return TestServer.start(
        connection -> {
          say(connection, "+OK ready\r\n");
          hear(connection);
          say(connection, "+OK begin\r\n");
          SSLSocket secure =
              (SSLSocket)
                  context
                      .getSocketFactory()
                      .createSocket(connection, "client", connection.getPort(), true);
          secure.setUseClientMode(false);
          secure.setNeedClientAuth(true);
          hear(secure);
          say(secure, "+OK still here\r\n");
          TestServer.untilTheClientGoes(secure);
        });
  }

  private static void say(Socket connection, String line) throws IOException {
    connection.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static void hear(Socket connection) throws IOException {
    int last;
    do {
      last = connection.getInputStream().read();
    } while (last >= 0 && last != '\n');
  }
}
