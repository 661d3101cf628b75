package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.DEADLINE;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.time.HandTime;

class SchedulerDeadlineTest {

  private static final MetricDescriptor LOAD = MetricDescriptor.gauge("load", "1", "Load.");
  private static final Duration GRACE = SchedulerSettings.DEFAULTS.grace();

  private final SchedulerHarness harness = new SchedulerHarness();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Semaphore release = new Semaphore(0);

  @AfterEach
  void close() {
    release.release(1_000);
    harness.close();
  }

  /** Waits whatever comes, and records before and after. */
  private final Collector deaf =
      out -> {
        out.gauge(LOAD, 1);
        begun.countDown();
        release.acquireUninterruptibly();
        out.gauge(LOAD, 2);
      };

  private TaskHandle startDeaf(String id) throws InterruptedException {
    TaskHandle handle = harness.start(id, deaf);
    begun.await();
    return handle;
  }

  private RecordedRun firstRun() {
    return harness.recorded.stream()
        .filter(run -> !run.component.id().equals("other"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunIsInterruptedAtItsDeadlineAndWhatItRecordedIsKept() throws InterruptedException {
    AtomicBoolean interrupted = new AtomicBoolean();
    TaskHandle handle =
        harness.start(
            "slow",
            out -> {
              out.gauge(LOAD, 1);
              begun.countDown();
              try {
                release.acquire();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            });
    begun.await();

    harness.time.advance(DEADLINE.minusMillis(1));
    assertThat(handle.status().state()).isEqualTo(TaskState.RUNNING);
    harness.time.advance(Duration.ofMillis(1));
    harness.idle(handle);

    assertThat(interrupted).isTrue();
    assertThat(firstRun().ending()).isEqualTo(RecordedRun.Ending.CUT);
    assertThat(firstRun().gauge("load")).containsExactly(1.0);
    assertThat(handle.status().lastError()).hasValue("no end within the deadline of 3 s");
    assertThat(harness.counted(RunResult.TIMEOUT)).isEqualTo(1);
    release.release();
    harness.nextRun(handle);
    assertThat(handle.status().runs()).isEqualTo(2);
  }

  @Test
  void aRunThatEndsAfterTheInterruptIsATimeoutAndWhatItStillRecordsIsLate()
      throws InterruptedException {
    TaskHandle handle = startDeaf("deaf");
    harness.time.advance(DEADLINE);
    await(() -> firstRun().ending() == RecordedRun.Ending.CUT);
    release.release();
    harness.idle(handle);

    assertThat(firstRun().gauge("load")).containsExactly(1.0);
    assertThat(firstRun().late()).hasSize(1);
    assertThat(harness.counted(RunResult.TIMEOUT)).isEqualTo(1);
    assertThat(harness.counted(RunResult.SUCCESS)).isZero();
  }

  @Test
  void aRunThatIgnoresTheInterruptIsStuckAndSkippedWhileOthersGoOn() throws InterruptedException {
    AtomicInteger others = new AtomicInteger();
    TaskHandle other = harness.start("other", out -> others.incrementAndGet());
    harness.idle(other);
    TaskHandle handle = startDeaf("deaf");
    harness.untilStuck(DEADLINE, 1);
    harness.reaches(handle, TaskState.STUCK);
    await(() -> firstRun().ending() != RecordedRun.Ending.OPEN);
    int before = others.get();

    for (int i = 0; i < 5; i++) {
      harness.nextRun(other);
    }

    assertThat(others.get()).isEqualTo(before + 5);
    assertThat(handle.status().state()).isEqualTo(TaskState.STUCK);
    assertThat(handle.status().runs()).isEqualTo(1);
    assertThat(handle.status().skipped()).isBetween(4L, 6L);
    assertThat(harness.counted(RunResult.STUCK)).isEqualTo(1);
    assertThat(harness.counted(RunResult.TIMEOUT)).isZero();
  }

  @Test
  void aStuckRunThatEndsAtLastIsNewsAndItsTaskGoesOn() throws InterruptedException {
    TaskHandle handle = startDeaf("stubborn");
    harness.untilStuck(DEADLINE, 1);
    harness.reaches(handle, TaskState.STUCK);
    await(() -> !harness.logged("stubborn").isEmpty());
    harness.time.advance(Duration.ofMinutes(5).minus(DEADLINE).minus(GRACE));

    release.release(2);
    harness.reaches(handle, TaskState.WAITING);
    harness.nextRun(handle);

    assertThat(handle.status().runs()).isEqualTo(2);
    assertThat(handle.status().failuresInARow()).isZero();
    assertThat(harness.logged("stubborn"))
        .containsExactly(
            "WARN Collector host of stubborn failed: no end within the deadline of 3 s and ignores"
                + " the interrupt; it is skipped until it ends",
            "INFO Collector host of stubborn ended its stuck run after 5 min.",
            "INFO Collector host of stubborn works again after 1 failure in "
                + harnessSince(DEADLINE.plus(GRACE))
                + ".");
  }

  private String harnessSince(Duration from) {
    Duration all = Duration.between(HandTime.START, harness.time.clock().instant());
    return DurationText.of(all.minus(from));
  }

  @Test
  void theInterruptOfOneRunDoesNotReachTheNext() throws InterruptedException {
    TaskHandle handle = startDeaf("deaf");
    harness.time.advance(DEADLINE);
    release.release();
    harness.idle(handle);
    AtomicBoolean interrupted = new AtomicBoolean();
    TaskHandle next =
        harness.start("next", out -> interrupted.set(Thread.currentThread().isInterrupted()));
    harness.idle(next);

    assertThat(interrupted).isFalse();
  }
}
