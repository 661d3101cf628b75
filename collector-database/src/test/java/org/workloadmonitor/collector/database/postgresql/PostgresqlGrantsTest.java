package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.server.PostgresqlServer;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

class PostgresqlGrantsTest {

  @TempDir Path directory;

  private final PostgresqlServer server = PostgresqlServers.shared();

  private static String grants(PostgresqlConfig config) {
    return new PostgresqlFactory().grants(config, Optional.empty()).orElseThrow();
  }

  @Test
  void theRoleThatTheyMakeReadsEverything() throws Exception {
    String database = server.freshDatabase();
    server.run("postgres", "REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(database));
    Login role = new Login("monitor of \"" + database + '"', "secret");
    PostgresqlConfig config =
        Configs.withGroups(
            PostgresqlRun.config(server.url(database), role), Map.of("functions", true));
    server.run(database, "CREATE TABLE t (id int)", grants(config));
    server.run(
        database,
        "ALTER ROLE \"%s\" PASSWORD 'secret'".formatted(role.username().replace("\"", "\"\"")));

    try (var run = PostgresqlRun.of(config, directory)) {
      var recorded = run.collect();

      assertThat(recorded.problems()).isEmpty();
      assertThat(recorded.value("postgresql.up")).isEqualTo(1);
      assertThat(recorded.points()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void theyGiveNoMoreThanTheGroupsNeed() {
    Login role = new Login("monitor", "secret");
    PostgresqlConfig config = PostgresqlRun.config("jdbc:postgresql://db:5432/orders", role);

    assertThat(grants(config))
        .contains("CREATE ROLE \"monitor\" LOGIN;")
        .contains("GRANT pg_monitor TO \"monitor\";")
        .contains("GRANT CONNECT ON DATABASE \"orders\" TO \"monitor\";")
        .contains("CREATE EXTENSION IF NOT EXISTS pg_stat_statements;")
        .doesNotContain("secret");
    assertThat(grants(Configs.withGroups(config, Map.of("wal_files", false, "statements", false))))
        .contains("GRANT pg_read_all_stats TO")
        .doesNotContain("pg_monitor")
        .doesNotContain("pg_stat_statements");
  }

  @Test
  void aVersionThatIsNoneIsRefused() {
    PostgresqlConfig config =
        PostgresqlRun.config("jdbc:postgresql://db/orders", new Login("monitor", "secret"));
    assertThatThrownBy(() -> new PostgresqlFactory().grants(config, Optional.of("8.4")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'8.4'");
    assertThat(new PostgresqlFactory().grants(config, Optional.of("15")).orElseThrow())
        .doesNotContain("reserved_connections");
  }
}
