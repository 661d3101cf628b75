package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;
import static org.workloadmonitor.core.schedule.SchedulerHarness.join;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Recorder;

class SchedulerCreationTest {

  private static final Duration BOUND = SchedulerSettings.DEFAULTS.creationBound();

  private final SchedulerHarness harness = new SchedulerHarness();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    harness.close();
  }

  private TaskHandle startHung(Collector collector) throws InterruptedException {
    TaskHandle handle =
        harness.scheduler.start(
            harness.collecting(
                "hung",
                context -> {
                  begun.countDown();
                  release.await();
                  return collector;
                }));
    begun.await();
    return handle;
  }

  @Test
  void instancesAreMadeOnPlatformThreadsWithTheContextClassLoader() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    TaskHandle handle =
        harness.scheduler.start(
            harness.collecting(
                "web",
                context -> {
                  thread.set(Thread.currentThread());
                  loader.set(Thread.currentThread().getContextClassLoader());
                  return out -> {};
                }));
    join(handle.created());

    assertThat(thread.get().isVirtual()).isFalse();
    assertThat(loader).hasValue(handle.task().loader());
  }

  @Test
  void aHungConstructorIsStuckAndHoldsUpNobody() throws InterruptedException {
    TaskHandle hung = startHung(out -> {});
    assertThat(hung.status().state()).isEqualTo(TaskState.CREATING);

    harness.time.advance(BOUND);

    harness.reaches(hung, TaskState.STUCK);
    assertThatThrownBy(() -> join(hung.created())).hasCauseInstanceOf(TimeoutException.class);
    TaskHandle other = harness.start("other", out -> {});
    await(() -> other.status().lastSuccess().isPresent());
    await(() -> !harness.logged("hung").isEmpty());
    assertThat(harness.logged("hung"))
        .containsExactly(
            "WARN Collector host of hung is still being created after 10 s; the others go on.");
  }

  @Test
  void anInstanceThatComesLateRunsAllTheSame() throws InterruptedException {
    TaskHandle hung = startHung(out -> {});
    harness.time.advance(BOUND);
    await(() -> !harness.logged("hung").isEmpty());
    release.countDown();

    await(() -> hung.status().lastSuccess().isPresent());
    assertThat(hung.status().state()).isEqualTo(TaskState.WAITING);
    assertThat(harness.logged("hung"))
        .last()
        .isEqualTo("INFO Collector host of hung has been created at last, and runs.");
  }

  @Test
  void anInstanceThatComesAfterItsTaskWasClosedIsClosedAtOnce() throws InterruptedException {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean ran = new AtomicBoolean();
    TaskHandle hung =
        startHung(
            new Collector() {
              @Override
              public void collect(Recorder out) {
                ran.set(true);
              }

              @Override
              public void close() {
                closed.set(true);
              }
            });
    join(hung.close(Duration.ofSeconds(5)));
    release.countDown();

    await(closed::get);
    assertThat(ran).isFalse();
  }

  @Test
  void whatTheFactoryThrowsIsShownAndFailsTheTaskAlone() {
    TaskHandle handle =
        harness.scheduler.start(
            harness.collecting(
                "web",
                context -> {
                  throw new UnsatisfiedLinkError("no jnidispatch in java.library.path");
                }));

    assertThatThrownBy(() -> join(handle.created())).hasCauseInstanceOf(LinkageError.class);
    assertThat(handle.status().state()).isEqualTo(TaskState.FAILED);
    assertThat(harness.logged("web"))
        .containsExactly(
            "ERROR Collector host of web could not be created, and is left out:"
                + " UnsatisfiedLinkError: no jnidispatch in java.library.path");
  }

  @Test
  void aFactoryThatReturnsNothingFailsTheTask() {
    TaskHandle handle = harness.scheduler.start(harness.collecting("web", context -> null));

    assertThatThrownBy(() -> join(handle.created())).isInstanceOf(CompletionException.class);
    assertThat(handle.status().lastError())
        .hasValue("NullPointerException: the factory returned null");
  }

  @Test
  void aMistakeInTheConfigurationIsLeftToBeShownWithItsPlace() {
    ConfigurationException mistake = new ConfigurationException("path", "There is no such file.");
    TaskHandle handle =
        harness.scheduler.start(
            harness.collecting(
                "web",
                context -> {
                  throw mistake;
                }));

    assertThatThrownBy(() -> join(handle.created())).hasCause(mistake);
    assertThat(harness.logged("web")).isEmpty();
  }
}
