package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.DEADLINE;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;
import static org.workloadmonitor.core.schedule.SchedulerHarness.join;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Recorder;

class SchedulerOnceTest {

  private final SchedulerHarness harness = new SchedulerHarness();
  private final Semaphore release = new Semaphore(0);
  private final AtomicInteger closed = new AtomicInteger();

  @AfterEach
  void close() {
    release.release(1_000);
    harness.close();
  }

  private Task collecting(String id, Collector collector) {
    Collector counting =
        new Collector() {
          @Override
          public void collect(Recorder out) throws Exception {
            collector.collect(out);
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return harness.collecting(id, context -> counting);
  }

  @Test
  void eachTaskRunsOnceAndIsClosedAndTheResultsAreInOrder() {
    List<Task> tasks =
        List.of(
            collecting("good", out -> {}),
            collecting(
                "bad",
                out -> {
                  throw new IOException("refused");
                }),
            harness.checking(harness.component("web"), context -> out -> Health.down("500")));

    List<TaskResult> results = join(harness.scheduler.once(tasks));

    assertThat(results)
        .extracting(result -> result.id().owner())
        .containsExactly("good", "bad", "web");
    assertThat(results)
        .extracting(TaskResult::result)
        .containsExactly(RunResult.SUCCESS, RunResult.FAILED, RunResult.SUCCESS);
    assertThat(results.get(1).reason()).isEqualTo("IOException: refused");
    assertThat(results.get(1).failure()).containsInstanceOf(IOException.class);
    assertThat(harness.recorded).hasSize(3);
    assertThat(closed).hasValue(2);
    assertThat(harness.time.alarms()).isZero();
  }

  @Test
  void aRunThatHangsEndsAtItsDeadline() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<List<TaskResult>> results =
        harness.scheduler.once(
            List.of(
                collecting(
                    "slow",
                    out -> {
                      begun.countDown();
                      release.acquire();
                    }),
                collecting(
                    "deaf",
                    out -> {
                      begun.countDown();
                      release.acquireUninterruptibly();
                    })));
    begun.await();
    harness.time.advance(DEADLINE);
    await(() -> closed.get() == 1);
    harness.untilStuck(Duration.ZERO, 2);

    assertThat(join(results))
        .extracting(TaskResult::result)
        .containsExactly(RunResult.TIMEOUT, RunResult.STUCK);
    release.release(2);
    await(() -> closed.get() == 2);
  }

  @Test
  void aTaskWhoseInstanceCanNotBeMadeHasAResultToo() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<List<TaskResult>> results =
        harness.scheduler.once(
            List.of(
                harness.collecting(
                    "broken",
                    context -> {
                      throw new IOException("no library");
                    }),
                harness.collecting(
                    "hung",
                    context -> {
                      begun.countDown();
                      release.acquireUninterruptibly();
                      return out -> {};
                    })));
    begun.await();
    await(() -> harness.time.alarms() == 1); // The broken one has ended, and waits no more.
    harness.time.advance(SchedulerSettings.DEFAULTS.creationBound());

    assertThat(join(results))
        .extracting(TaskResult::reason)
        .containsExactly("IOException: no library", "no end of its creation within 10 s");
    assertThat(join(results)).noneMatch(TaskResult::succeeded);
  }
}
