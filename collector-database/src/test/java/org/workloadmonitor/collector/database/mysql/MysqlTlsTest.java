package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServers;

/** The server has a certificate that it made itself, as MySQL and MariaDB do. */
class MysqlTlsTest {

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();

  @Test
  void aCertificateThatNobodyVouchesForIsRejectedWithAdvice() throws Exception {
    RecordingRecorder run = collect(TlsMode.VERIFY, Optional.empty());

    assertThat(run.value("mysql.up")).isZero();
    assertThat(run.events().toString()).contains("certificate_rejected");
    assertThat(run.problems().get("connection")).contains("tls.ca");
  }

  @Test
  void requireTakesAnyCertificate() throws Exception {
    assertThat(collect(TlsMode.REQUIRE, Optional.empty()).value("mysql.up")).isEqualTo(1);
  }

  @Test
  void aFileOfAuthoritiesThatIsNoneIsNamed() throws Exception {
    Path none = Files.writeString(directory.resolve("ca.pem"), "nothing");
    RecordingRecorder run = collect(TlsMode.VERIFY_CA, Optional.of(none));

    assertThat(run.value("mysql.up")).isZero();
    assertThat(run.problems().get("connection")).contains("ca.pem");
  }

  private RecordingRecorder collect(TlsMode mode, Optional<Path> ca) throws Exception {
    MysqlConfig plain =
        MysqlRun.config(
            server.url(), server.administrator(), MysqlRun.SOON.plusSeconds(9), List.of());
    MysqlConfig config =
        new MysqlConfig(
            plain.url(),
            plain.username(),
            Optional.of(Secret.of(server.administrator().password())),
            plain.iam(),
            new TlsOptions(mode, ca),
            plain.connectTimeout(),
            plain.queryTimeout(),
            plain.slowInterval(),
            plain.costBudget(),
            plain.limits(),
            plain.statements(),
            plain.groups(),
            plain.queries());
    try (MysqlRun run = MysqlRun.of(config, directory)) {
      return run.collect();
    }
  }
}
