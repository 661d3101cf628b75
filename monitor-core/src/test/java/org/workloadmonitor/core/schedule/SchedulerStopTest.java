package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.core.schedule.SchedulerHarness.INTERVAL;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;
import static org.workloadmonitor.core.schedule.SchedulerHarness.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Recorder;

class SchedulerStopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SchedulerHarness harness = new SchedulerHarness();
  private final Semaphore release = new Semaphore(0);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final List<String> happened = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    release.release(1_000);
    harness.close();
  }

  /** Notes when it is closed, and on what kind of thread. */
  private Collector closing(Collector collector) {
    return new Collector() {
      @Override
      public void collect(Recorder out) throws Exception {
        collector.collect(out);
      }

      @Override
      public void close() {
        happened.add(Thread.currentThread().isVirtual() ? "closed on a virtual thread" : "closed");
      }
    };
  }

  @Test
  void aTaskAtRestIsClosedAtOnceAndRunsNoMore() {
    TaskHandle handle = harness.start("web", closing(out -> happened.add("run")));
    harness.idle(handle);

    join(handle.close(PATIENCE));
    harness.time.advance(INTERVAL.multipliedBy(3));

    assertThat(happened).containsExactly("run", "closed");
    assertThat(handle.status().state()).isEqualTo(TaskState.STOPPED);
    assertThat(harness.scheduler.statuses()).isEmpty();
    assertThat(harness.time.alarms()).isZero();
    join(handle.close(PATIENCE));
    assertThat(happened).hasSize(2);
  }

  @Test
  void aRunInProgressMayEnd() throws InterruptedException {
    TaskHandle handle =
        harness.start(
            "web",
            closing(
                out -> {
                  begun.countDown();
                  release.acquire();
                  happened.add("run");
                }));
    begun.await();
    CompletableFuture<Void> closed = handle.close(PATIENCE);
    harness.time.advance(PATIENCE.minusMillis(1));
    assertThat(closed).isNotDone();
    release.release();
    join(closed);

    assertThat(happened).containsExactly("run", "closed");
    assertThat(harness.counted(RunResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  void aRunInProgressIsInterruptedWhenThePatienceIsOver() throws InterruptedException {
    TaskHandle handle =
        harness.start(
            "web",
            closing(
                out -> {
                  begun.countDown();
                  try {
                    release.acquire();
                  } finally {
                    happened.add("interrupted");
                  }
                }));
    begun.await();
    CompletableFuture<Void> closed = handle.close(PATIENCE);
    harness.time.advance(PATIENCE);
    join(closed);

    assertThat(happened).containsExactly("interrupted", "closed");
    assertThat(harness.counted(RunResult.STOPPED)).isEqualTo(1);
    assertThat(harness.recorded.getFirst().ending()).isEqualTo(RecordedRun.Ending.CUT);
    assertThat(harness.logged("web")).isEmpty();
  }

  @Test
  void aCheckThatIsInterruptedByTheStopSaysNothingOfTheComponent() throws InterruptedException {
    Component web = harness.component("web");
    TaskHandle handle =
        harness.check(
            web,
            out -> {
              begun.countDown();
              release.acquire();
              return Health.up();
            });
    begun.await();
    CompletableFuture<Void> closed = handle.close(PATIENCE);
    harness.time.advance(PATIENCE);
    join(closed);

    assertThat(harness.recorded.getFirst().signals()).isEmpty();
    assertThat(harness.board.status("web")).isEmpty();
  }

  @Test
  void aStuckRunIsLeftBehindAndItsInstanceClosedWhenItEnds() throws InterruptedException {
    TaskHandle handle =
        harness.start(
            "web",
            closing(
                out -> {
                  begun.countDown();
                  release.acquireUninterruptibly();
                }));
    begun.await();
    CompletableFuture<Void> closed = handle.close(PATIENCE);
    harness.untilStuck(PATIENCE, 1);
    join(closed);
    assertThat(happened).isEmpty();
    await(() -> !harness.logged("web").isEmpty());
    assertThat(harness.logged("web"))
        .containsExactly("WARN Collector host of web is stuck, and is left behind.");

    release.release();
    await(() -> happened.contains("closed"));
  }

  @Test
  void aCloseThatHangsIsInterruptedAndLeftBehind() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    TaskHandle handle =
        harness.start(
            "hanging",
            new Collector() {
              @Override
              public void collect(Recorder out) {}

              @Override
              public void close() {
                begun.countDown();
                try {
                  release.acquire();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
              }
            });
    harness.idle(handle);
    CompletableFuture<Void> closed = handle.close(PATIENCE);
    begun.await();
    harness.time.advance(SchedulerSettings.DEFAULTS.closeBound());
    join(closed);

    interrupted.await();
    assertThat(harness.logged("hanging"))
        .containsExactly(
            "WARN Collector host of hanging takes too long to close, and is left behind.");
  }

  @Test
  void aCloseThatThrowsIsTold() {
    TaskHandle handle =
        harness.start(
            "throwing",
            new Collector() {
              @Override
              public void collect(Recorder out) {}

              @Override
              public void close() {
                throw new IllegalStateException("already closed");
              }
            });
    harness.idle(handle);
    join(handle.close(PATIENCE));

    assertThat(harness.logged("throwing"))
        .containsExactly(
            "WARN Collector host of throwing could not be closed: IllegalStateException: already"
                + " closed");
  }

  @Test
  void theSchedulerStopsAllAtTheSameTimeWithinItsBound() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      harness.start(
          "deaf_" + i,
          out -> {
            all.countDown();
            release.acquireUninterruptibly();
          });
    }
    all.await();
    CompletableFuture<Void> stopped = harness.scheduler.stop(PATIENCE);
    assertThat(stopped).isNotDone();
    harness.untilStuck(PATIENCE, 10);

    join(stopped);
    assertThatThrownBy(() -> harness.start("more", out -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingThatQueuesBehindHungOnesIsGivenUpAtTheBound() {
    List<TaskHandle> handles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      handles.add(
          harness.start(
              "web_" + i,
              new Collector() {
                @Override
                public void collect(Recorder out) {}

                @Override
                public void close() {
                  begun.countDown();
                  release.acquireUninterruptibly();
                }
              }));
    }
    handles.forEach(harness::idle);
    CompletableFuture<Void> stopped = harness.scheduler.stop(PATIENCE);
    await(() -> begun.getCount() == 0);
    harness.time.advance(
        PATIENCE
            .plus(SchedulerSettings.DEFAULTS.grace())
            .plus(SchedulerSettings.DEFAULTS.closeBound()));

    join(stopped);
  }
}
