package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.collector.external.journey.Steps.journey;
import static org.workloadmonitor.collector.external.journey.Steps.step;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.tls.ClientCertificates;

class JourneyClientCertificateTest {

  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  private final Pki pki = Pki.today();
  @TempDir Path directory;

  @Test
  void aStepShowsTheCertificateOfItsKeystoreAndAnotherStepDoesNot() throws Exception {
    SSLParameters asking = new SSLParameters();
    asking.setNeedClientAuth(true);
    try (TestServer server =
        TestServer.tls(
            TlsContexts.server(pki.good(), pki.root().certificate()),
            asking,
            connection -> {
              if (connection.getInputStream().read(new byte[9_999]) > 0) {
                connection.getOutputStream().write(OK);
              }
            })) {
      Path root = pki.writeRoot(directory.resolve("root.pem"));
      Configs known =
          Configs.localTls(server.port())
              .caFile(root)
              .client(ClientCertificates.keystore(pki.client(), directory, "sesame"));
      Configs stranger = Configs.localTls(server.port()).caFile(root);

      RecordingRecorder told =
          Journeys.once(journey(step("known", known), step("stranger", stranger)));

      assertThat(Journeys.of(told, "known")).isEqualTo(1);
      assertThat(Journeys.of(told, "stranger")).isZero();
      assertThat(Journeys.event(told).attributes().value("probe.result"))
          .contains("client_certificate_rejected");
    }
  }
}
