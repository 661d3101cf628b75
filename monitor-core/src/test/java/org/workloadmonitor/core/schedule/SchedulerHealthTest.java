package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.DEADLINE;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.component.DependencyGraph;
import org.workloadmonitor.core.time.HandTime;

class SchedulerHealthTest {

  private final SchedulerHarness harness = new SchedulerHarness();
  private final Component web = harness.component("web");
  private final AtomicReference<Health> verdict = new AtomicReference<>(Health.up());

  @AfterEach
  void close() {
    harness.close();
  }

  private RecordedRun lastRun() {
    return harness.recorded.getLast();
  }

  private TaskHandle start() {
    TaskHandle handle = harness.check(web, out -> verdict.get());
    harness.idle(handle);
    return handle;
  }

  @Test
  void everyVerdictIsAMetricOnTheBoardAndTimed() {
    TaskHandle handle = start();
    assertThat(lastRun().source).isEqualTo("health:http");
    assertThat(lastRun().gauge("workload.component.health")).containsExactly(1.0);
    verdict.set(Health.degraded("slow"));
    harness.nextRun(handle);
    assertThat(lastRun().gauge("workload.component.health")).containsExactly(1.0);
    verdict.set(Health.down("refused"));
    harness.nextRun(handle);
    assertThat(lastRun().gauge("workload.component.health")).containsExactly(0.0);
    verdict.set(Health.unknown("no credentials"));
    harness.nextRun(handle);
    assertThat(lastRun().gauge("workload.component.health")).isEmpty();

    assertThat(harness.recorded)
        .hasSize(4)
        .allSatisfy(
            run ->
                assertThat(run.signals())
                    .filteredOn(MetricPoint.class::isInstance)
                    .filteredOn(s -> s.name().equals("workload.health_check.duration"))
                    .hasSize(1));
    assertThat(harness.board.status("web").orElseThrow().health())
        .isEqualTo(Health.unknown("no credentials"));
  }

  @Test
  void aFirstVerdictIsAnEventOnlyIfItIsNotUp() {
    start();
    assertThat(lastRun().events()).isEmpty();

    Component down = harness.component("db");
    TaskHandle handle = harness.check(down, out -> Health.down("refused"));
    harness.idle(handle);

    assertThat(lastRun().events())
        .containsExactly(
            new Event(
                "workload.component.health.changed",
                Severity.CRITICAL,
                "db is DOWN: refused",
                Attributes.of("from", "none", "to", "down", "reason", "refused"),
                HandTime.START));
    assertThat(harness.logged("db")).containsExactly("WARN db is DOWN: refused");
  }

  @Test
  void eachChangeOfStatusIsOneEventWithTheParticularsOfTheCheck() {
    TaskHandle handle = start();
    verdict.set(
        Health.down("password=hunter2 refused")
            .with(
                Attributes.builder().put("http.response.status_code", 503).put("b", " ").build()));
    harness.nextRun(handle);
    assertThat(lastRun().events().getFirst().attributes())
        .isEqualTo(
            Attributes.of("from", "up", "to", "down", "reason", "password=*** refused").toBuilder()
                .put("http.response.status_code", 503)
                .build());
    verdict.set(Health.down("no route"));
    harness.nextRun(handle);
    assertThat(lastRun().events()).isEmpty();
    verdict.set(Health.up());
    harness.nextRun(handle);

    assertThat(lastRun().events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.severity()).isEqualTo(Severity.INFO);
              assertThat(event.attributes()).isEqualTo(Attributes.of("from", "down", "to", "up"));
            });
    assertThat(harness.logged("web"))
        .containsExactly("WARN web is DOWN: password=*** refused", "INFO web is UP");
  }

  @Test
  void aCheckThatThrowsIsUnknownNotDown() {
    TaskHandle handle =
        harness.check(
            web,
            out -> {
              throw new IOException("no such file");
            });
    harness.idle(handle);

    assertThat(lastRun().gauge("workload.component.health")).isEmpty();
    assertThat(lastRun().events())
        .singleElement()
        .extracting(Event::message)
        .isEqualTo("web is UNKNOWN: IOException: no such file");
    assertThat(harness.board.status("web").orElseThrow().health())
        .isEqualTo(Health.unknown("IOException: no such file"));
    assertThat(harness.logged("web"))
        .containsExactly("WARN Health check http of web failed: IOException: no such file");
  }

  @Test
  void aCheckThatReturnsNothingIsUnknown() {
    TaskHandle handle = harness.check(web, out -> null);
    harness.idle(handle);

    assertThat(harness.board.status("web").orElseThrow().health().status())
        .isEqualTo(Health.Status.UNKNOWN);
  }

  @Test
  void aCheckThatTimesOutIsUnknownAndItsLateVerdictDoesNotCount() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TaskHandle handle =
        harness.check(
            web,
            out -> {
              begun.countDown();
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  // Deaf on purpose.
                }
              }
              return Health.up();
            });
    begun.await();
    harness.time.advance(DEADLINE);
    await(() -> lastRun().ending() == RecordedRun.Ending.CUT);
    release.countDown();
    harness.idle(handle);

    assertThat(harness.board.status("web").orElseThrow().health())
        .isEqualTo(Health.unknown("no end within the deadline of 3 s"));
    assertThat(lastRun().events()).hasSize(1);
    assertThat(lastRun().late()).isEmpty();
  }

  @Test
  void whatIsDownNamesADependencyThatIsDown() {
    Component db = harness.component("db");
    harness.board.watch(
        List.of(web, db), new DependencyGraph(Map.of("web", List.of("db"), "db", List.of())));
    harness.idle(harness.check(db, out -> Health.down("refused")));
    harness.idle(harness.check(web, out -> Health.down("500")));

    assertThat(lastRun().events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.attributes().value("workload.dependency.down")).hasValue("db");
              assertThat(event.message())
                  .isEqualTo("web is DOWN: 500 (it depends on what is DOWN too: db)");
            });
  }

  @Test
  void aCheckThatCanNotBeMadeIsUnknown() {
    harness.scheduler.start(
        harness.checking(
            web,
            context -> {
              throw new IOException("no key store");
            }));

    await(() -> harness.board.status("web").isPresent());
    assertThat(harness.board.status("web").orElseThrow().health())
        .isEqualTo(Health.unknown("The check could not be created: IOException: no key store"));
    await(() -> lastRun().ending() == RecordedRun.Ending.CUT);
    assertThat(lastRun().events()).hasSize(1);
  }
}
