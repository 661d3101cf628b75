package org.workloadmonitor.collector.external.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.pki.Pki;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.pki.TlsContexts;
import org.workloadmonitor.collector.external.probe.Looks;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.Result;

/** What holds with the native library holds without it, where there is one offer only. */
class OfferTest {

  private final Pki pki = Pki.today();
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void writeRoot() throws Exception {
    root = pki.writeRoot(directory.resolve("root.pem"));
  }

  @Test
  void aServerThatKnowsNothingOfTheFirstOfferIsOfferedAll() throws Exception {
    SSLParameters rare = new SSLParameters();
    rare.setNamedGroups(new String[] {"x25519"});
    try (TestServer server = serving(rare)) {
      Observation seen = Looks.once(new TlsProbeType(), config(server));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.SUCCESS);
    }
  }

  @Test
  void theServerIsRememberedAndOfferedAllAtOnceTheNextTime() throws Exception {
    SSLParameters rare = new SSLParameters();
    rare.setNamedGroups(new String[] {"x448"});
    try (TestServer server = serving(rare);
        Probe probe = Looks.probe(new TlsProbeType(), config(server))) {
      assertThat(Looks.at(probe).result()).isEqualTo(Result.SUCCESS);
      int refused = server.failures().size();

      assertThat(Looks.at(probe).result()).isEqualTo(Result.SUCCESS);
      assertThat(server.failures()).hasSize(refused);
    }
  }

  @Test
  void aServerThatKnowsNothingOfAllOffersIsAFailure() throws Exception {
    SSLParameters foreign = new SSLParameters();
    foreign.setProtocols(new String[] {"TLSv1.3"});
    foreign.setNamedGroups(new String[0]);
    try (TestServer server = serving(foreign)) {
      Observation seen = Looks.once(new TlsProbeType(), config(server));

      assertThat(seen.result()).as(seen.reason()).isEqualTo(Result.TLS_FAILURE);
      assertThat(seen.reason()).contains("Received fatal alert");
    }
  }

  private TestServer serving(SSLParameters parameters) throws Exception {
    return TestServer.tls(TlsContexts.server(pki.good(), pki.root().certificate()), parameters);
  }

  private TlsConfig config(TestServer server) {
    return new TlsConfig(
        "127.0.0.1",
        server.port(),
        Duration.ofSeconds(30),
        IpFamily.ANY,
        Optional.empty(),
        Optional.of(root),
        Optional.empty(),
        new MinVersion(TlsVersion.V1_2),
        Revocation.NONE,
        Optional.empty());
  }
}
