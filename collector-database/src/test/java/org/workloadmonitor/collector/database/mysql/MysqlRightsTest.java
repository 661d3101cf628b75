package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.server.MysqlServers;

class MysqlRightsTest {

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();

  @Test
  void anAccountMadeWithThePrintedStatementsMayReadEverything() throws Exception {
    Login login = new Login("granted", "a password");
    server.run("DROP USER IF EXISTS granted");
    for (String line : grants(login).lines().toList()) {
      if (!line.startsWith("--")) {
        server.run(line.replace("<PASSWORD>", "'a password'"));
      }
    }

    try (MysqlRun run = MysqlRun.of(server.url(), login, directory)) {
      run.collect();
      run.advance(Duration.ofMinutes(61));
      RecordingRecorder seen = run.collect();

      assertThat(seen.problems()).isEmpty();
      assertThat(seen.value("mysql.up")).isEqualTo(1);
      assertThat(seen.points("mysql.schema.size")).isNotEmpty();
      assertThat(seen.points("mysql.tablespace.size")).isNotEmpty();
      assertThat(seen.value("mysql.collector.server_time")).isPositive();
    }
  }

  private String grants(Login login) throws Exception {
    MysqlFactory factory = new MysqlFactory();
    MysqlConfig config = MysqlRun.config(server.url(), login, Duration.ofSeconds(5), List.of());
    return factory
        .grants(config, Optional.of(server.isMariadb() ? "mariadb 11.4" : "8.4"))
        .orElseThrow();
  }

  @Test
  void anAccountWithoutRightsSeesTheStatusAndIsToldWhatWouldHelp() throws Exception {
    Login login = server.freshUser();

    try (MysqlRun run = MysqlRun.of(server.url(), login, directory)) {
      RecordingRecorder seen = run.collect();

      assertThat(seen.value("mysql.up")).isEqualTo(1);
      assertThat(seen.value("mysql.connection.limit")).isPositive();
      assertThat(seen.points("mysql.session.count")).isEmpty();
      assertThat(seen.problems().get("processlist")).contains("GRANT PROCESS ON *.* TO");
      assertThat(seen.problems().get("innodb_tablespaces")).contains("GRANT PROCESS ON *.* TO");
      assertThat(seen.problems().get("events_statements_summary_by_digest"))
          .contains("GRANT SELECT ON performance_schema.* TO");
      assertThat(seen.problems().get("auto_increment")).contains("GRANT ");
      assertThat(seen.problems().get("replica_status"))
          .containsPattern("GRANT (SLAVE MONITOR|REPLICATION CLIENT) ON");
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutThePassword() throws Exception {
    Login login = new Login(server.freshUser().username(), "a wrong one");

    try (MysqlRun run = MysqlRun.of(server.url(), login, directory)) {
      RecordingRecorder seen = run.collect();

      assertThat(seen.value("mysql.up")).isZero();
      assertThat(seen.events().toString()).contains("authentication_failed");
      assertThat(seen.problems().toString())
          .contains(login.username())
          .doesNotContain(login.password());
    }
  }
}
