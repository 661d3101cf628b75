package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.INTERVAL;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.signal.MetricDescriptor;

class SchedulerFailureTest {

  private static final MetricDescriptor LOAD = MetricDescriptor.gauge("load", "1", "Load.");

  private final SchedulerHarness harness = new SchedulerHarness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void whatWasRecordedBeforeAnExceptionIsKept() {
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              out.gauge(LOAD, 1);
              throw new IOException("no route to jdbc:x://bob:hunter2@db");
            });
    harness.idle(handle);

    RecordedRun run = harness.recorded.getFirst();
    assertThat(run.gauge("load")).containsExactly(1.0);
    assertThat(run.ending()).isEqualTo(RecordedRun.Ending.CUT);
    assertThat(handle.status().lastError()).hasValue("IOException: no route to jdbc:x://***@db");
    assertThat(harness.counted(RunResult.FAILED)).isEqualTo(1);
    assertThat(harness.logged("web"))
        .containsExactly(
            "WARN Collector host of web failed: IOException: no route to jdbc:x://***@db");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        StackOverflowError.class,
        AssertionError.class,
        InternalError.class,
        InterruptedException.class,
        NullPointerException.class
      })
  void whateverIsThrownIsAFailedRun(Class<? extends Throwable> kind) {
    AtomicInteger runs = new AtomicInteger();
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              if (runs.incrementAndGet() == 1) {
                SchedulerFailureTest.<RuntimeException>throwAny(
                    kind.getDeclaredConstructor().newInstance());
              }
            });
    harness.idle(handle);
    assertThat(handle.status().failuresInARow()).isEqualTo(1);
    harness.nextRun(handle);

    assertThat(handle.status().failuresInARow()).isZero();
    assertThat(harness.counted(RunResult.FAILED)).isEqualTo(1);
    assertThat(harness.halts).isEmpty();
  }

  @Test
  void aCollectorThatRecursesWithoutEndFailsAndRunsAgain() {
    Collector endless =
        new Collector() {
          @Override
          public void collect(Recorder out) {
            again(1);
          }

          private int again(int depth) {
            return depth < 0 ? depth : again(depth + 1) + 1;
          }
        };
    TaskHandle handle = harness.start("web", endless);
    harness.idle(handle);

    assertThat(handle.status().lastError()).hasValue("StackOverflowError");
    harness.nextRun(handle);
    assertThat(handle.status().runs()).isEqualTo(2);
  }

  @Test
  void classesThatDoNotFitFailTheTaskForGoodAndNoOther() {
    AtomicBoolean closed = new AtomicBoolean();
    Collector misfit =
        new Collector() {
          @Override
          public void collect(Recorder out) {
            throw new NoSuchMethodError("'void org.foo.Bar.baz()'");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    TaskHandle other = harness.start("other", out -> {});
    TaskHandle handle = harness.start("web", misfit);
    harness.idle(handle);
    harness.idle(other);

    harness.time.advance(INTERVAL.multipliedBy(3));
    harness.idle(other);

    assertThat(handle.status().state()).isEqualTo(TaskState.FAILED);
    assertThat(handle.status().runs()).isEqualTo(1);
    assertThat(handle.status().nextRun()).isEmpty();
    assertThat(handle.status().lastError()).hasValue("NoSuchMethodError: 'void org.foo.Bar.baz()'");
    assertThat(other.status().runs()).isGreaterThan(1);
    await(closed::get);
    assertThat(harness.scheduler.statuses()).hasSize(2);
    SchedulerHarness.join(handle.close(Duration.ofSeconds(5)));
    assertThat(harness.scheduler.statuses()).hasSize(1);
  }

  @Test
  void runningOutOfMemoryEndsTheProcess() {
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              throw new IllegalStateException(new OutOfMemoryError("Direct buffer memory"));
            });
    harness.idle(handle);

    assertThat(harness.halts).containsExactly(3);
  }

  @Test
  void aTaskThatFailsManyTimesRunsLessOftenUntilItWorks() {
    AtomicBoolean broken = new AtomicBoolean(true);
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              if (broken.get()) {
                throw new IOException("refused");
              }
            });
    harness.idle(handle);
    for (int failures = 1; failures < 5; failures++) {
      assertThat(handle.status().state()).isEqualTo(TaskState.WAITING);
      harness.nextRun(handle);
    }
    assertThat(handle.status().state()).isEqualTo(TaskState.QUARANTINED);
    assertThat(untilNext(handle)).isEqualTo(INTERVAL.multipliedBy(2));
    await(() -> harness.logged("web").size() == 2);
    harness.nextRun(handle);
    assertThat(untilNext(handle)).isEqualTo(INTERVAL.multipliedBy(4));
    harness.nextRun(handle);
    harness.nextRun(handle);
    assertThat(untilNext(handle)).isEqualTo(INTERVAL.multipliedBy(10));

    broken.set(false);
    harness.nextRun(handle);

    assertThat(handle.status().state()).isEqualTo(TaskState.WAITING);
    assertThat(untilNext(handle)).isEqualTo(INTERVAL);
    assertThat(handle.status().skipped()).isZero();
    assertThat(harness.logged("web"))
        .hasSize(3)
        .startsWith(
            "WARN Collector host of web failed: IOException: refused",
            "INFO Collector host of web runs less often until it works.")
        .last()
        .asString()
        .startsWith("INFO Collector host of web works again after 8 failures in ");
  }

  @Test
  void aTargetThatSaysWhenToComeBackIsLeftAloneUntilThen() {
    TaskHandle handle =
        harness.start(
            "web",
            out -> {
              throw new RetryableException("Too many requests.", Duration.ofSeconds(95));
            });
    harness.idle(handle);

    assertThat(untilNext(handle))
        .isBetween(Duration.ofSeconds(95), Duration.ofSeconds(95).plus(INTERVAL));
    assertThat(handle.status().lastError()).hasValue("Too many requests.");
  }

  @Test
  void theQuarantineEndsWhenTheComponentIsUpAgain() {
    AtomicReference<Health> health = new AtomicReference<>(Health.down("refused"));
    TaskHandle collector =
        harness.start(
            "web",
            out -> {
              throw new IOException("refused");
            });
    TaskHandle check = harness.check(harness.component("web"), out -> health.get());
    harness.idle(collector);
    while (collector.status().failuresInARow() < 8) {
      harness.nextRun(collector);
    }
    harness.idle(check);
    assertThat(untilNext(collector)).isGreaterThan(INTERVAL.multipliedBy(2));

    health.set(Health.up());
    harness.nextRun(check);

    assertThat(untilNext(collector)).isLessThanOrEqualTo(INTERVAL.multipliedBy(2));
    assertThat(collector.status().state()).isEqualTo(TaskState.WAITING);
  }

  private Duration untilNext(TaskHandle handle) {
    Instant next = handle.status().nextRun().orElseThrow();
    return Duration.between(harness.time.clock().instant(), next);
  }

  @SuppressWarnings("unchecked") // The erased cast never fails: it lets any throwable pass.
  private static <T extends Throwable> void throwAny(Throwable any) throws T {
    throw (T) any;
  }
}
