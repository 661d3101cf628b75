package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.core.instance.InstanceContexts;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.pipeline.RunRecorder;

/** Makes the instances of tasks, and closes them. */
final class Creation {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final InstanceContexts contexts;
  private final PlatformCalls calls;
  private final SchedulerSettings settings;
  private final VirtualThreads threads;
  private final HealthReporter.Shared reporters;
  private final LastResort lastResort;

  Creation(
      InstanceContexts contexts,
      PlatformCalls calls,
      SchedulerSettings settings,
      VirtualThreads threads,
      HealthReporter.Shared reporters,
      LastResort lastResort) {
    this.contexts = contexts;
    this.calls = calls;
    this.settings = settings;
    this.threads = threads;
    this.reporters = reporters;
    this.lastResort = lastResort;
  }

  /** How long a creation may take. */
  Duration bound() {
    return settings.creationBound();
  }

  /**
   * Makes the instance of a task.
   *
   * @param overdue told if it takes too long
   * @param ended told of the instance, or of what was thrown instead
   */
  void make(
      Task task, Runnable overdue, BiConsumer<@Nullable Instance, @Nullable Throwable> ended) {
    CompletableFuture<Instance> made =
        calls.call(
            "create " + task.id(),
            task.loader(),
            settings.creationBound(),
            () -> make(task),
            thread -> overdue.run());
    var _ = made.whenComplete(guarded(ended));
  }

  /** A future would keep to itself what its listeners throw. */
  private <T> BiConsumer<@Nullable T, @Nullable Throwable> guarded(
      BiConsumer<@Nullable T, @Nullable Throwable> listener) {
    return (value, failure) -> {
      try {
        listener.accept(value, failure);
      } catch (Throwable e) {
        lastResort.uncaughtException(Thread.currentThread(), e);
      }
    };
  }

  private Instance make(Task task) throws Exception {
    ComponentContext context =
        contexts.watching(task.id(), task.loader(), task.component(), task.interval());
    return switch (task) {
      case CollectorTask collector -> new Instance.Collecting(collector.maker().make(context));
      case HealthTask check ->
          new Instance.Checking(check.maker().make(context), new HealthReporter(check, reporters));
    };
  }

  /** Writes to the log, perhaps from the thread that keeps the time. */
  void log(Runnable line) {
    threads.log(line);
  }

  /** Makes known that a component can't be checked, if that is what the task was for. */
  void tellUnknown(Task task, String reason) {
    if (task instanceof HealthTask check) {
      threads.start("tell " + task.id(), task.loader(), () -> record(check, reason));
    }
  }

  private void record(HealthTask task, String reason) {
    RunRecorder out = reporters.recorders().open(task.component(), task.id().source());
    new HealthReporter(task, reporters).unknown(out, reason);
    out.cutShort();
  }

  /**
   * Closes an instance.
   *
   * @param over told when it is closed or takes too long; perhaps of both
   */
  void close(Task task, Instance instance, Runnable over) {
    CompletableFuture<Boolean> closed =
        calls.call(
            "close " + task.id(),
            task.loader(),
            settings.closeBound(),
            () -> {
              instance.close();
              return true;
            },
            thread -> {
              LOG.warn("{} takes too long to close, and is left behind.", task.id());
              thread.interrupt();
              over.run();
            });
    var _ =
        closed.whenComplete(
            guarded(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("{} could not be closed: {}", task.id(), Reason.of(failure));
                  }
                  over.run();
                }));
  }
}
