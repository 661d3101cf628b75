package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.INTERVAL;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.MetricDescriptor;

class SchedulerRunsTest {

  private static final MetricDescriptor LOAD = MetricDescriptor.gauge("load", "1", "Load.");

  private final SchedulerHarness harness = new SchedulerHarness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void everythingRunsForTheFirstTimeAtOnce() {
    List<TaskHandle> handles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      handles.add(harness.start("web_" + i, out -> out.gauge(LOAD, 0.5)));
    }

    handles.forEach(harness::idle);
    assertThat(harness.recorded)
        .hasSize(20)
        .allMatch(run -> run.ending() == RecordedRun.Ending.ENDED)
        .allMatch(run -> run.gauge("load").equals(List.of(0.5)))
        .allMatch(run -> run.source.equals("host"));
  }

  @Test
  void laterRunsComeOnceInEachInterval() {
    TaskHandle handle = harness.start("web", out -> {});
    harness.idle(handle);
    harness.nextRun(handle);
    long before = handle.status().runs();

    for (int i = 1; i <= 10; i++) {
      harness.time.advance(INTERVAL);
      harness.idle(handle);
      assertThat(handle.status().runs()).isEqualTo(before + i);
    }
    assertThat(handle.status().skipped()).isZero();
    assertThat(harness.counted(RunResult.SUCCESS)).isEqualTo(before + 10);
  }

  @Test
  void eachRunHasAFreshNamedVirtualThreadWithTheContextClassLoader() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    Set<ClassLoader> loaders = new HashSet<>();
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              threads.add(Thread.currentThread());
              loaders.add(Thread.currentThread().getContextClassLoader());
            });
    harness.idle(handle);
    harness.nextRun(handle);

    assertThat(threads)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(Thread::isVirtual)
        .allMatch(thread -> thread.getName().equals("run Collector host of web"));
    assertThat(loaders).containsExactly(handle.task().loader());
  }

  @Test
  void runsOfOneTaskNeverOverlapAndWhatIsDueMeanwhileIsSkipped() {
    Semaphore runs = new Semaphore(0);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CollectorTask task =
        harness.collecting(
            "web",
            context ->
                out -> {
                  most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                  runs.acquire();
                  atOnce.decrementAndGet();
                });
    task =
        new CollectorTask(
            task.id(),
            task.component(),
            task.loader(),
            INTERVAL,
            Duration.ofHours(1),
            task.maker());
    TaskHandle handle = harness.scheduler.start(task);
    await(() -> atOnce.get() == 1);

    harness.time.advance(INTERVAL.multipliedBy(5));
    assertThat(handle.status().state()).isEqualTo(TaskState.RUNNING);
    long skipped = handle.status().skipped();
    assertThat(skipped).isBetween(4L, 5L);
    runs.release(100);
    harness.idle(handle);
    harness.nextRun(handle);

    assertThat(most).hasValue(1);
    assertThat(handle.status().runs()).isEqualTo(2);
    assertThat(harness.counted(RunResult.SKIPPED)).isEqualTo(skipped);
  }

  @Test
  void runsMissedWhileTheMachineSleptAreCountedAndNotMadeUpFor() {
    TaskHandle handle = harness.start("web", out -> {});
    harness.idle(handle);
    harness.nextRun(handle);

    harness.time.jump(INTERVAL.multipliedBy(100));
    harness.idle(handle);

    assertThat(handle.status().runs()).isEqualTo(3);
    assertThat(handle.status().skipped()).isEqualTo(99);
  }

  @Test
  void totalsAreKeptByTypeWithTheirDurations() {
    TaskHandle handle = harness.start("web", out -> harness.time.advance(Duration.ofMillis(30)));
    harness.idle(handle);

    assertThat(harness.scheduler.totals())
        .singleElement()
        .satisfies(
            totals -> {
              assertThat(totals.type()).isEqualTo("host");
              assertThat(totals.runs()).hasSize(6).containsEntry(RunResult.SUCCESS, 1L);
              assertThat(totals.durations().count()).isEqualTo(1);
              assertThat(totals.durations().sum()).isEqualTo(0.03);
            });
  }

  @Test
  void theStatusSaysWhenItRanAndRunsNext() {
    TaskHandle handle = harness.start("web", out -> {});
    harness.idle(handle);

    TaskStatus status = handle.status();
    assertThat(status.state()).isEqualTo(TaskState.WAITING);
    assertThat(status.lastRun()).hasValue(harness.time.clock().instant());
    assertThat(status.lastSuccess()).isEqualTo(status.lastRun());
    assertThat(status.lastError()).isEmpty();
    assertThat(Duration.between(harness.time.clock().instant(), status.nextRun().orElseThrow()))
        .isBetween(INTERVAL.dividedBy(2), INTERVAL.multipliedBy(2));
    assertThat(harness.scheduler.statuses()).containsExactly(status);
  }
}
