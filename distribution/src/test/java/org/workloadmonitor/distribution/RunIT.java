package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged agent watches this host, and changes and ends as it is told. */
@DisabledOnOs(OS.WINDOWS)
class RunIT {

  private static final String HOST =
      """
      agent: { collection_interval: 1s }
      components:
        - id: this_host
          name: This host
          type: compute
          collectors: [ { type: host } ]
      sinks:
        - { type: console }
        - { type: openmetrics, listen: "127.0.0.1:0" }
      """;

  @TempDir Path folder;

  @Test
  void itWatchesTheHostAndServesWhatItSees() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{component=\"this_host\"");
      agent.awaitMetric("system_memory_usage_bytes{component=\"this_host\"");
      agent.awaitMetric("workload_sink_delivered_total{");
      Waiting.until(() -> agent.health().contains("\"status\":\"up\""));

      assertThat(agent.errors()).contains("Watching", "this_host", "host every 1s", "/metrics");
    }
  }

  @Test
  void itKeepsASummaryOnTheTerminal() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      Waiting.until(() -> agent.output().contains("Memory"));

      assertThat(agent.output()).contains("This host").doesNotContain("\u001b");
    }
  }

  @Test
  void aTerminatedAgentDeliversWhatIsQueuedAndSaysSo() throws Exception {
    Path lines = folder.resolve("lines.jsonl");
    String slow =
        """
        agent: { collection_interval: 1s }
        components:
          - { id: this_host, type: compute, collectors: [ { type: host } ] }
        sinks:
          - { type: file, path: "%s", publish_interval: 1h }
          - { type: openmetrics, listen: "127.0.0.1:0" }
        """
            .formatted(lines);
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, slow)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");
      assertThat(Files.size(lines)).isZero();

      assertThat(agent.terminate()).isEqualTo(143);

      assertThat(agent.errors()).contains("Stopped.").doesNotContain("could not be delivered");
      assertThat(Files.readString(lines)).contains("\"name\":\"system.cpu.utilization\"");
    }
  }

  @Test
  void aChangedFileIsTakenOverWhileItRuns() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{component=\"this_host\"");

      agent.configure(HOST.replace("this_host", "another_name"));

      agent.awaitMetric("system_cpu_utilization_ratio{component=\"another_name\"");
      assertThat(agent.errors()).contains("The configuration is in force.");
    }
  }

  @Test
  void aHangUpReadsTheConfigurationAgain() throws Exception {
    assumeFalse(AgentProcess.hangUpsAreIgnored(), "Started with nohup, which children inherit.");
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");

      agent.hangUp();

      agent.awaitLog("as it was told to");
      agent.awaitLog("The configuration is in force.");
    }
  }

  @Test
  void aChangedFileWithAMistakeIsReportedAndChangesNothing() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");

      agent.configure(HOST.replace("collectors:", "colectors:"));

      agent.awaitLog("monitor.yaml:6:5: ");
      agent.awaitLog("the agent goes on with the one before");
      assertThat(agent.isAlive()).isTrue();
      agent.awaitMetric("system_cpu_utilization_ratio{component=\"this_host\"");
    }
  }

  @Test
  void anEmptiedFileChangesNothing() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");

      agent.configure("");

      agent.awaitLog("the agent goes on with the one before");
      assertThat(agent.metrics()).contains("system_cpu_utilization_ratio{");
    }
  }

  @Test
  void aCollectorThatCantBeMadeWhileItRunsIsReportedWithItsPlace() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");

      agent.configure(
          HOST.replace(
              "components:",
              """
              components:
                - id: payments
                  type: external_service
                  collectors:
                    - { type: tls, host: 127.0.0.1, ca_file: no-such.pem }\
              """));

      agent.awaitLog("Collector tls of payments can't work: There is no file");
      assertThat(agent.errors()).containsPattern("monitor.yaml:\\d+:\\d+: Collector tls");
      agent.awaitMetric("system_cpu_utilization_ratio{");
    }
  }

  @Test
  void anAgentThatIsLenientStartsWithoutACollectorThatCantBeMade() throws Exception {
    String configuration =
        HOST.replace(
            "components:",
            """
            components:
              - id: payments
                type: external_service
                collectors:
                  - { type: tls, host: 127.0.0.1, ca_file: no-such.pem }\
            """);
    try (AgentProcess agent =
        AgentProcess.start(Distribution.HOME, folder, configuration, Map.of(), "--lenient")) {
      agent.awaitMetric("system_cpu_utilization_ratio{");
      agent.awaitLog("Collector tls of payments can't work: There is no file");
    }
  }

  @Test
  void aSinkThatIsAddedWhileItRunsGetsWhatComesThen() throws Exception {
    Path lines = folder.resolve("lines.jsonl");
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");

      agent.configure(HOST + "  - { type: file, path: \"" + lines + "\" }\n");

      Waiting.until(() -> Files.exists(lines) && lines.toFile().length() > 0);
      agent.awaitMetric("workload_sink_delivered_total{");
    }
  }

  @Test
  void aSinkThatGetsAnotherIdKeepsItsPort() throws Exception {
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      agent.awaitMetric("system_cpu_utilization_ratio{");
      String port = agent.errors().replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+)/metrics.*", "$1");

      agent.configure(
          HOST.replace("type: openmetrics,", "id: metrics, type: openmetrics,")
              .replace(":0\"", ":" + port + "\""));

      agent.awaitLog("The configuration is in force.");
      agent.awaitMetric("system_cpu_utilization_ratio{");
    }
  }

  @Test
  void aPortThatIsTakenStopsTheStartWithItsPlace() throws Exception {
    try (AgentProcess first = AgentProcess.start(Distribution.HOME, folder, HOST)) {
      Waiting.until(() -> first.errors().contains("/metrics"));
      String port = first.errors().replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+)/metrics.*", "$1");
      Path other = Files.createDirectory(folder.resolve("other"));

      try (AgentProcess second =
          AgentProcess.start(Distribution.HOME, other, HOST.replace(":0\"", ":" + port + "\""))) {
        assertThat(second.awaitEnd()).isEqualTo(2);
        assertThat(second.errors()).contains("monitor.yaml:9:5: ", port);
        assertThat(second.errors()).doesNotContain("\tat ");
      }
    }
  }

  @Test
  void aSecretIsNowhereInWhatItPrints() throws Exception {
    String secret = "correct-horse-battery";
    String guarded =
        HOST.replace("listen: \"127.0.0.1:0\"", "listen: \"127.0.0.1:0\", token: " + secret);
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, guarded)) {
      Waiting.until(() -> agent.output().contains("Memory"));
      agent.configure(guarded.replace("1s", "2s"));
      agent.awaitLog("The configuration is in force.");
      agent.terminate();

      assertThat(List.of(agent.output(), agent.errors())).noneMatch(text -> text.contains(secret));
    }
  }
}
