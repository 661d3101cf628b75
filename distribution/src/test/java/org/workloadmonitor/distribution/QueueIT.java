package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged agent has accepted is delivered, however it ended. */
@DisabledOnOs(OS.WINDOWS)
class QueueIT {

  private static final String LINE = "\"name\":\"system.cpu.utilization\"";

  @TempDir Path folder;

  private String configuration(String interval) {
    return """
    agent: { collection_interval: 1s, queue: { flush_interval: 100ms } }
    components:
      - { id: this_host, type: compute, collectors: [ { type: host } ] }
    sinks:
      - { type: file, path: "%s", publish_interval: %s }
      - { type: openmetrics, listen: "127.0.0.1:0" }
    """
        .formatted(folder.resolve("lines.jsonl"), interval);
  }

  private String lines() throws IOException {
    return Files.readString(folder.resolve("lines.jsonl"));
  }

  @Test
  void whatWasAcceptedBeforeAKillIsDeliveredAfterTheNextStart() throws Exception {
    long accepted;
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, configuration("1h"))) {
      agent.awaitMetric("system_cpu_utilization_ratio{");
      // What is seen has been collected; what is counted as saved two cycles later is on disk.
      awaitMore(agent);
      awaitMore(agent);
      accepted = accepted(agent);
    }
    assertThat(lines()).isEmpty();

    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, configuration("0s"))) {
      agent.awaitMetric("workload_sink_delivered_total{");
      long least = accepted;
      Waiting.until(() -> metric(agent, "workload_sink_delivered_total") >= least);
      assertThat(lines()).contains(LINE);
      assertThat(lines().lines().count()).isGreaterThanOrEqualTo(accepted);
      assertThat(metric(agent, "workload_sink_collected_total")).isGreaterThanOrEqualTo(accepted);
    }
  }

  @Test
  void aSecondAgentOnTheSameDataSaysSoAndEnds() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(other.resolve("data"), folder.resolve("data"));
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, configuration("1s"))) {
      agent.awaitMetric("workload_sink_collected_total{");
      String sameData = configuration("1s").replace("lines.jsonl", "others.jsonl");
      try (AgentProcess second = AgentProcess.start(Distribution.HOME, other, sameData)) {
        assertThat(second.awaitEnd()).isEqualTo(2);
        assertThat(second.errors()).contains("another agent keeps its queues in", "MONITOR_DATA");
      }
      assertThat(agent.isAlive()).isTrue();
    }
  }

  @Test
  void aDamagedQueueIsSetAsideAndTheAgentStarts() throws Exception {
    Path queues = Files.createDirectories(folder.resolve("data").resolve("queues"));
    Files.writeString(queues.resolve("file.queue"), "No queue at all. ".repeat(100));
    try (AgentProcess agent = AgentProcess.start(Distribution.HOME, folder, configuration("0s"))) {
      agent.awaitLog("It is set aside as file.queue.corrupt-");
      agent.awaitMetric("workload_sink_delivered_total{");
      Waiting.until(() -> folder.resolve("lines.jsonl").toFile().length() > 0);
    }
  }

  private static void awaitMore(AgentProcess agent) throws Exception {
    long before = accepted(agent);
    Waiting.until(() -> accepted(agent) > before);
  }

  /** What is on disk for sure: pending, and not unsaved. */
  private static long accepted(AgentProcess agent) {
    return metric(agent, "workload_sink_pending") - metric(agent, "workload_sink_unsaved");
  }

  /** The value of a metric of the file sink, or 0. */
  private static long metric(AgentProcess agent, String name) {
    Matcher line =
        Pattern.compile("(?m)^" + name + "\\{[^}]*workload_sink_id=\"file\"[^}]*} (\\S+)")
            .matcher(agent.metrics());
    return line.find() ? (long) Double.parseDouble(line.group(1)) : 0;
  }
}
