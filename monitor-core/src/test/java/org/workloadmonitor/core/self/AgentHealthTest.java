package org.workloadmonitor.core.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.self.Fakes.START;
import static org.workloadmonitor.core.self.Fakes.failing;
import static org.workloadmonitor.core.self.Fakes.sink;
import static org.workloadmonitor.core.self.Fakes.stuck;
import static org.workloadmonitor.core.self.Fakes.task;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Health.Status;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.schedule.TaskState;
import org.workloadmonitor.core.schedule.TaskStatus;

class AgentHealthTest {

  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(6);

  private static Health health(
      List<SinkStatus> sinks, List<TaskStatus> tasks, List<String> plugins) {
    return new AgentHealth(() -> sinks, () -> tasks, () -> plugins, () -> START).health();
  }

  private static Health health(SinkStatus... sinks) {
    return health(List.of(sinks), List.of(), List.of());
  }

  private static SinkStatus pending(String id, long items, Duration silence) {
    return sink(id, items, silence, START);
  }

  @Test
  void isUpWhereEverythingIsDelivered() {
    Health health = health(pending("file", 0, LONG), pending("cloud", 10, SHORT));
    assertThat(health.status()).isEqualTo(Status.UP);
    assertThat(health.attributes().value("signals_pending")).contains(10L);
    assertThat(health.attributes().value("sinks")).contains(2L);
  }

  @Test
  void isUpWithoutSinks() {
    assertThat(health().status()).isEqualTo(Status.UP);
  }

  @Test
  void isDegradedWhereOneOfTheSinksFails() {
    Health health =
        health(pending("file", 0, SHORT), failing(pending("cloud", 10, LONG), "No route."));
    assertThat(health.status()).isEqualTo(Status.DEGRADED);
    assertThat(health.reason()).isEqualTo("The sink 'cloud' fails: No route.");
  }

  @Test
  void isDegradedWhereAWriteIsStuck() {
    assertThat(health(stuck(pending("cloud", 10, SHORT))).reason())
        .isEqualTo("A write of the sink 'cloud' is stuck");
  }

  @Test
  void isDegradedWhereAQueueIsNearlyFull() {
    assertThat(health(pending("cloud", 850, SHORT)).reason())
        .isEqualTo("The queue of the sink 'cloud' is 85 % full");
  }

  @Test
  void isDegradedWhereASinkFallsBehind() {
    assertThat(health(pending("cloud", 10, LONG), pending("file", 0, SHORT)).reason())
        .isEqualTo("The sink 'cloud' is 6 min behind");
  }

  @Test
  void isDegradedWhereATaskIsStuck() {
    Health health = health(List.of(), List.of(task(TaskState.STUCK)), List.of());
    assertThat(health.status()).isEqualTo(Status.DEGRADED);
    assertThat(health.reason()).isEqualTo("Collector host of web is stuck");
  }

  @Test
  void isDegradedWhereATaskCouldNotBeMade() {
    assertThat(health(List.of(), List.of(task(TaskState.FAILED)), List.of()).reason())
        .isEqualTo("Collector host of web could not be made: No such host.");
  }

  @Test
  void isUpWhereATargetIsAway() {
    assertThat(health(List.of(), List.of(task(TaskState.QUARANTINED)), List.of()).status())
        .isEqualTo(Status.UP);
  }

  @Test
  void isDegradedWhereAPluginThatIsNeededIsBroken() {
    assertThat(health(List.of(), List.of(), List.of("collector-x")).reason())
        .isEqualTo("The plugin collector-x does not work");
  }

  @Test
  void namesTheFirstTroublesOnly() {
    assertThat(health(List.of(), List.of(), List.of("a", "b", "c", "d", "e")).reason())
        .isEqualTo(
            "The plugin a does not work; the plugin b does not work;"
                + " the plugin c does not work; and 2 more");
  }

  @Test
  void isDownWhereNoSinkTakesAnythingForLong() {
    Health health =
        health(failing(pending("cloud", 10, LONG), "No route."), pending("file", 1, LONG));
    assertThat(health.status()).isEqualTo(Status.DOWN);
    assertThat(health.reason()).startsWith("No sink takes anything; the sink 'cloud' fails");
    assertThat(health.attributes().value("sinks_in_trouble")).contains(2L);
  }
}
