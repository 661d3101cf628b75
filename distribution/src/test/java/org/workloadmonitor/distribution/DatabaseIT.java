package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.database.server.PostgresqlEmbedded;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;
import org.workloadmonitor.collector.database.server.PostgresqlServers;
import org.workloadmonitor.distribution.Shell.Result;

/** The packaged agent watches a real PostgreSQL server, from YAML alone. */
@DisabledOnOs(OS.WINDOWS)
class DatabaseIT {

  private static final int TARGETS = 100;

  /** Statements of the fast tier in several runs. */
  private static final long SEVERAL_RUNS = 50;

  private static final String UP =
      "postgresql_up{component=\"%s\",component_type=\"database\"} %d.0";

  private static final Pattern STATEMENTS =
      Pattern.compile(
          "postgresql_collector_statements_total\\{component=\"(db\\d+)\"[^}]*} (\\d+)");

  private static PostgresqlEmbedded server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() {
    server =
        PostgresqlServers.own(
            Map.of(
                "max_connections",
                Integer.toString(TARGETS + 20),
                "shared_preload_libraries",
                "pg_stat_statements"));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void itCollectsAndChecks() throws Exception {
    Login login = server.freshRole("pg_monitor");

    Result result = monitor(login, configuration(login), "test", "--format", "jsonl");

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output().lines())
        .anyMatch(
            line -> line.contains("\"name\":\"postgresql.up\"") && line.contains("\"value\":1"))
        .anyMatch(line -> line.contains("\"name\":\"postgresql.commits\""))
        .anyMatch(
            line ->
                line.contains("\"name\":\"workload.component.health\"")
                    && line.contains("\"value\":1"));
    assertThat(result.output()).doesNotContain(login.password());
  }

  @Test
  void theRoleOfTheGrantsIsEnoughForEverything() throws Exception {
    Login login = new Login("watcher", "the watcher's");
    Result grants = monitor(login, configuration(login), "grants", "--component", "orders_db");
    assertThat(grants.errors()).isEmpty();
    assertThat(grants.exitCode()).isZero();

    server.run("postgres", grants.output());
    server.run("postgres", "ALTER ROLE watcher PASSWORD 'the watcher''s'");
    Result result = monitor(login, configuration(login), "validate", "--online");

    assertThat(result.output()).doesNotContain("failed ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aPasswordThatIsExchangedInItsFileIsTakenOver() throws Exception {
    Login login = server.freshRole("pg_monitor");
    Path password = Files.writeString(folder.resolve("password"), login.password());
    String running =
        served(configuration(login).replace("${env:DB_PASSWORD}", "${file:" + password + "}"));
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, running)) {
      agent.awaitMetric(UP.formatted("orders_db", 1));

      server.run(
          "postgres",
          "ALTER ROLE %s PASSWORD 'another'".formatted(login.username()),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%s'"
              .formatted(login.username()));
      agent.awaitMetric(UP.formatted("orders_db", 0));
      Files.writeString(password, "another");

      agent.awaitMetric(UP.formatted("orders_db", 1));
      assertThat(agent.errors()).doesNotContain("another", login.password());
    }
  }

  @Test
  void oneServerOfAHundredThatHangsDelaysNoOther() throws Exception {
    Login login = server.freshRole("pg_monitor");
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AgentProcess agent =
            AgentProcess.start(
                Distribution.HOME,
                folder,
                served(hundred(login, silent.getLocalPort())),
                Map.of("DB_PASSWORD", login.password()))) {
      Waiting.until(() -> statements(agent).size() == TARGETS - 1);
      Map<String, Long> before = statements(agent);

      Waiting.until(() -> before.keySet().equals(grownBeyond(before, statements(agent))));

      assertThat(agent.metrics()).contains(UP.formatted("silent", 0));
    }
  }

  /** How many statements each target has been sent. */
  private static Map<String, Long> statements(AgentProcess agent) {
    Map<String, Long> statements = new HashMap<>();
    for (Matcher line = STATEMENTS.matcher(agent.metrics()); line.find(); ) {
      statements.put(line.group(1), Long.parseLong(line.group(2)));
    }
    return statements;
  }

  /** The targets that have had several runs more. */
  private static Set<String> grownBeyond(Map<String, Long> before, Map<String, Long> now) {
    return before.keySet().stream()
        .filter(target -> now.getOrDefault(target, 0L) >= before.get(target) + SEVERAL_RUNS)
        .collect(Collectors.toSet());
  }

  private static String hundred(Login login, int silentPort) {
    StringBuilder text = new StringBuilder("agent: { collection_interval: 1s }\ncomponents:\n");
    IntStream.range(1, TARGETS).forEach(i -> text.append(component("db" + i, server.url(), login)));
    return text.append(
            component("silent", "jdbc:postgresql://127.0.0.1:%d/x".formatted(silentPort), login))
        .toString();
  }

  private static String component(String id, String url, Login login) {
    return """
      - id: %s
        type: database
        collectors:
          - { type: postgresql, url: "%s", username: "%s", password: "${env:DB_PASSWORD}" }
    """
        .formatted(id, url, login.username());
  }

  private static String configuration(Login login) {
    return """
    agent: { collection_interval: 1s }
    components:
    %s\
        health_check: { type: jdbc, url: "%s", username: "%s", password: "${env:DB_PASSWORD}" }
    sinks: [ { type: console } ]
    """
        .formatted(component("orders_db", server.url(), login), server.url(), login.username());
  }

  private static String served(String configuration) {
    return configuration.replace("sinks: [ { type: console } ]\n", "")
        + "sinks: [ { type: openmetrics, listen: \"127.0.0.1:0\" } ]\n";
  }

  private Result monitor(Login login, String configuration, String... arguments) throws Exception {
    Path file = Files.writeString(folder.resolve("given.yaml"), configuration);
    List<String> command = new ArrayList<>(List.of(Distribution.LAUNCHER.toString(), arguments[0]));
    command.addAll(List.of("--config", file.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return Shell.run(
        folder,
        Map.of("MONITOR_DATA", folder.resolve("data").toString(), "DB_PASSWORD", login.password()),
        command);
  }
}
