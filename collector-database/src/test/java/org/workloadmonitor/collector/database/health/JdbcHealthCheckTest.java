package org.workloadmonitor.collector.database.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Health.Status;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.PluginDocumentation;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class JdbcHealthCheckTest {

  @TempDir Path folder;

  private final PostgresqlServer server = PostgresqlServers.shared();
  private final JdbcHealthCheckFactory factory = new JdbcHealthCheckFactory();
  private TestContext context;
  private Login login;

  @BeforeEach
  void makeRole() throws Exception {
    context = new TestContext(folder);
    login = server.freshRole();
  }

  @Test
  void aServerThatAnswersIsUp() throws Exception {
    assertThat(check("SELECT 1", Optional.empty())).isEqualTo(Status.UP);
  }

  @Test
  void theRightAnswerIsUp() throws Exception {
    assertThat(check("SELECT 'yes'", Optional.of("yes"))).isEqualTo(Status.UP);
  }

  @Test
  void anotherAnswerIsDownAndIsNotShown() throws Exception {
    Health health = check(config(server.url(), login, "SELECT 'hidden'", Optional.of("yes")));

    assertThat(health.status()).isEqualTo(Status.DOWN);
    assertThat(health.reason()).contains("'yes'").doesNotContain("hidden");
    assertThat(health.attributes().value("error.type")).contains("wrong_answer");
  }

  @Test
  void noRowIsDown() throws Exception {
    assertThat(check("SELECT 1 WHERE false", Optional.empty())).isEqualTo(Status.DOWN);
  }

  @Test
  void aStatementThatTheServerRefusesIsDown() throws Exception {
    assertThat(check("SELECT 1 FROM no_such_table", Optional.empty())).isEqualTo(Status.DOWN);
  }

  @Test
  void aStatementThatWritesIsRefused() throws Exception {
    assertThat(check("SELECT 1 FROM pg_create_restore_point('x')", Optional.empty()))
        .isNotEqualTo(Status.UP);
  }

  @Test
  void aWrongPasswordSaysNothingOfTheServer() throws Exception {
    Login wrong = new Login(login.username(), "not this one");

    Health health = check(config(server.url(), wrong, "SELECT 1", Optional.empty()));

    assertThat(health.status()).isEqualTo(Status.UNKNOWN);
    assertThat(health.attributes().value("error.type")).contains("authentication_failed");
    assertThat(health.reason()).doesNotContain("not this one");
  }

  @Test
  void aPortWhereNobodyListensIsDown() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    Health health =
        check(
            config(
                "jdbc:postgresql://127.0.0.1:" + port + "/x", login, "SELECT 1", Optional.empty()));

    assertThat(health.status()).isEqualTo(Status.DOWN);
    assertThat(health.attributes().value("error.type")).contains("connection_refused");
  }

  @Test
  void eachCheckEndsItsConnection() throws Exception {
    try (HealthCheck check =
        factory.create(config(server.url(), login, "SELECT 1", Optional.empty()), context)) {
      check.check(new RecordingRecorder(context.clock()));
      check.check(new RecordingRecorder(context.clock()));
    }

    server.run(
        "postgres",
        "DO $$ BEGIN FOR i IN 1..100 LOOP EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename = '%1$s'); PERFORM pg_sleep(0.1); PERFORM pg_stat_clear_snapshot(); END LOOP; END $$"
            .formatted(login.username()));
    assertThat(
            server.number(
                "postgres",
                "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'"
                    .formatted(login.username())))
        .isZero();
  }

  @Test
  void aUrlWithoutADriverNamesThoseThatThereAre() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> config("jdbc:oracle:thin:@x", login, "SELECT 1", Optional.empty()))
        .withMessageContaining("jdbc:mariadb:, jdbc:mysql:, jdbc:postgresql:");
  }

  @Test
  void itsPageIsTrue() {
    assertThat(
            PluginDocumentation.of(Path.of("../docs/plugins/jdbc.md")).mistakes(List.of(factory)))
        .isEmpty();
  }

  private Status check(String query, Optional<String> expect) throws Exception {
    return check(config(server.url(), login, query, expect)).status();
  }

  private Health check(JdbcConfig config) throws Exception {
    RecordingRecorder out = new RecordingRecorder(context.clock());
    try (HealthCheck check = factory.create(config, context)) {
      Health health = check.check(out);
      assertThat(out.rejections()).isEmpty();
      return health;
    }
  }

  private static JdbcConfig config(String url, Login login, String query, Optional<String> expect) {
    return new JdbcConfig(
        url,
        login.username(),
        Optional.of(Secret.of(login.password())),
        Optional.empty(),
        new TlsOptions(TlsMode.AUTO, Optional.empty()),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        query,
        expect,
        Optional.empty());
  }
}
