package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Health.Status;
import org.workloadmonitor.api.signal.Event;

class SchedulerNetworkTest {

  private final SchedulerHarness harness = new SchedulerHarness();
  private final Component web = harness.component("web");
  private final Component gateway = harness.component("gateway");
  private final AtomicReference<Health> ofWeb = new AtomicReference<>(Health.up());
  private final AtomicReference<Health> ofGateway = new AtomicReference<>(Health.up());
  private TaskHandle checkOfWeb;
  private TaskHandle checkOfGateway;

  @AfterEach
  void close() {
    harness.close();
  }

  private void start() {
    harness.scheduler.references(List.of("gateway"));
    checkOfGateway = harness.check(gateway, out -> ofGateway.get());
    harness.idle(checkOfGateway);
    checkOfWeb = harness.check(web, out -> ofWeb.get());
    harness.idle(checkOfWeb);
  }

  private void nextRunOfWeb() {
    harness.idle(checkOfWeb);
    harness.nextRun(checkOfWeb);
  }

  /** Lets pass what is due, but no time. */
  private void await(BooleanSupplier condition) {
    SchedulerHarness.await(
        () -> {
          harness.time.advance(Duration.ZERO);
          return condition.getAsBoolean();
        });
  }

  private boolean logged(String start) {
    return harness.log.lines().stream().anyMatch(line -> line.startsWith(start));
  }

  private Health of(Component component) {
    return harness.board.status(component.id()).orElseThrow().health();
  }

  private List<Event> events(String id) {
    return harness.recorded.stream()
        .filter(run -> run.component.id().equals(id))
        .flatMap(run -> run.events().stream())
        .toList();
  }

  @Test
  void aTargetThatFailsAloneIsDownOnceTheReferenceHasAnswered() {
    start();
    ofWeb.set(Health.down("refused"));
    nextRunOfWeb();

    await(() -> of(web).status() == Status.DOWN);
    assertThat(of(web).reason()).isEqualTo("refused");
    assertThat(of(gateway).status()).isEqualTo(Status.UP);
    await(() -> events("web").size() == 1);
  }

  @Test
  void aTargetThatFailsTogetherWithTheReferenceIsUnknown() {
    start();
    ofGateway.set(Health.down("no route"));
    ofWeb.set(Health.down("timed out"));
    nextRunOfWeb();

    await(() -> of(web).status() == Status.UNKNOWN);
    assertThat(of(web).reason())
        .isEqualTo(
            "The agent's own network fails, it seems: the reference gateway is DOWN too"
                + " (no route). The check found: timed out");
    await(() -> !events("web").isEmpty());
    assertThat(events("web"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.attributes().value("workload.cause")).hasValue("own_network"));
    assertThat(of(gateway).status()).isEqualTo(Status.DOWN);
  }

  @Test
  void aTargetThatWasDownBeforeStaysDownWhenTheReferenceFailsToo() {
    start();
    ofWeb.set(Health.down("refused"));
    nextRunOfWeb();
    await(() -> of(web).status() == Status.DOWN);

    harness.idle(checkOfGateway);
    ofGateway.set(Health.down("no route"));
    harness.nextRun(checkOfGateway);
    await(() -> of(gateway).status() == Status.DOWN);
    ofWeb.set(Health.down("timed out"));
    nextRunOfWeb();

    await(() -> of(web).reason().equals("timed out"));
    assertThat(of(web).status()).isEqualTo(Status.DOWN);
  }

  @Test
  void whatTheCheckFoundIsPublishedAllTheSame() {
    start();
    ofGateway.set(Health.down("no route"));
    ofWeb.set(Health.down("timed out"));
    nextRunOfWeb();
    await(() -> of(web).status() == Status.UNKNOWN);

    assertThat(
            harness.recorded.stream()
                .filter(run -> run.component.id().equals("web"))
                .flatMap(run -> run.gauge("workload.health_check.result").stream()))
        .containsExactly(1.0, 0.0);
    assertThat(
            harness.recorded.stream()
                .filter(run -> run.component.id().equals("web"))
                .flatMap(run -> run.gauge("workload.component.health").stream()))
        .containsExactly(1.0);
  }

  @Test
  void whenTheReferenceAnswersAgainWhatStillFailsIsDown() {
    start();
    ofGateway.set(Health.down("no route"));
    ofWeb.set(Health.down("timed out"));
    nextRunOfWeb();
    await(() -> of(web).status() == Status.UNKNOWN);

    harness.idle(checkOfGateway);
    ofGateway.set(Health.up());
    harness.nextRun(checkOfGateway);
    await(() -> of(gateway).status() == Status.UP);
    nextRunOfWeb();

    await(() -> of(web).status() == Status.DOWN);
    await(() -> logged("WARN This agent's own network fails, it seems"));
    await(() -> logged("INFO This agent's own network works again"));
  }

  @Test
  void aReferenceThatCanNotBeCheckedExcusesNobody() {
    start();
    ofGateway.set(Health.unknown("no permission"));
    ofWeb.set(Health.down("refused"));
    nextRunOfWeb();

    await(() -> of(web).status() == Status.DOWN);
  }

  @Test
  void aReferenceThatIsNeverHeardOfDelaysTheVerdictButDoesNotPreventIt() {
    harness.scheduler.references(List.of("gateway"));
    checkOfWeb = harness.check(web, out -> ofWeb.get());
    harness.idle(checkOfWeb);
    ofWeb.set(Health.down("refused"));
    nextRunOfWeb();
    assertThat(of(web).status()).isEqualTo(Status.UP);

    harness.time.advance(OwnNetwork.PATIENCE);

    await(() -> of(web).status() == Status.DOWN);
  }

  @Test
  void aReferenceItselfIsDownWithoutFurtherQuestions() {
    start();
    ofGateway.set(Health.down("no route"));
    harness.nextRun(checkOfGateway);

    assertThat(of(gateway).status()).isEqualTo(Status.DOWN);
    assertThat(of(web).status()).isEqualTo(Status.UP);
  }
}
