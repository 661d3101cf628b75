package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.sink.cloudwatch.service.Fault;

/**
 * CloudWatch is away, agents are stopped and killed meanwhile, and CloudWatch comes back: the last
 * of the agents delivers what all of them have collected.
 */
@DisabledOnOs(OS.WINDOWS)
class OutageIT {

  private static final int NUMBERS = 2_500;

  /** As many series as numbers: each is a datum of its own. */
  private static final String EACH_A_SERIES =
      "rate: 1000, last: %d, series: %d".formatted(NUMBERS - 1, NUMBERS);

  @TempDir Path folder;

  private CountingAgents agents;

  @BeforeEach
  void install() throws IOException {
    agents = new CountingAgents(folder);
  }

  @AfterEach
  void close() {
    agents.close();
  }

  @Test
  void whatWasCollectedWhileNobodyListenedIsDeliveredOnceAndInOrder() throws Exception {
    agents.service().stop();
    Map<String, Sequence> accepted = collectDuringAnOutage();
    agents.service().restart();

    deliverTheRest();

    assertDeliveredOnceAndInOrder(accepted);
    assertThat(agents.service().journal().exchanges("PutMetricData"))
        .extracting(exchange -> exchange.data().size())
        .as("metrics of each request: the backlog's are full")
        .filteredOn(metrics -> metrics == 1_000)
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void theSameHoldsWhereRequestsAreReadAndNeverAnswered() throws Exception {
    agents.service().faults().always(Fault.silent());
    Map<String, Sequence> accepted = collectDuringAnOutage();
    agents.service().faults().end();

    deliverTheRest();

    assertDeliveredOnceAndInOrder(accepted);
  }

  @Test
  void anAgentThatLivesThroughAnOutageDeliversByItself() throws Exception {
    try (AgentProcess agent = agents.start("patient", EACH_A_SERIES)) {
      Waiting.until(() -> !agents.taken("patient").events().isEmpty());
      agents.service().stop();
      Waiting.until(() -> agents.emitted("patient") == NUMBERS);
      agent.awaitLog("No connection to");
      agents.service().restart();

      Waiting.until(() -> agents.taken("patient").hasAll(NUMBERS));
      assertThat(agent.terminate()).isEqualTo(143);
    }
    assertThat(agents.queued()).isEmpty();
  }

  /** One agent is stopped in order, the next is killed; gives what both have left. */
  private Map<String, Sequence> collectDuringAnOutage() throws Exception {
    agents.stopWithin("1s");
    try (AgentProcess agent = agents.start("stopped", EACH_A_SERIES, "timeout: 1s")) {
      Waiting.until(() -> agents.emitted("stopped") == NUMBERS);
      assertThat(agent.terminate()).isEqualTo(143);
    }
    assertThat(Sequence.of(agents.queued()).get("stopped").hasAll(NUMBERS)).isTrue();
    try (AgentProcess agent = agents.start("killed", EACH_A_SERIES, "timeout: 1s")) {
      Waiting.until(() -> agents.emitted("killed") == NUMBERS);
      agent.kill();
    }
    return Sequence.of(agents.queued());
  }

  private void deliverTheRest() throws Exception {
    agents.stopWithin("1m");
    try (AgentProcess agent = agents.start("last", EACH_A_SERIES)) {
      Waiting.until(() -> agents.taken("last").hasAll(NUMBERS));
      assertThat(agent.terminate()).isEqualTo(143);
    }
    assertThat(agents.queued()).isEmpty();
  }

  private void assertDeliveredOnceAndInOrder(Map<String, Sequence> accepted) {
    assertThat(accepted).containsKey("stopped");
    accepted.forEach(
        (component, sequence) -> {
          Sequence taken = agents.taken(component);
          assertThat(taken.differences(sequence)).as(component).isEmpty();
          assertThat(taken.increases()).as(component).isEqualTo(sequence.increases());
          assertThat(Sequence.events(agents.service(), component)).isSorted();
        });
  }
}
