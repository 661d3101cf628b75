package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.log.Reason;

/** Makes the instance of a task, runs it once and closes it. */
final class OneRun implements Run.Listener {

  private final Task task;
  private final Creation creation;
  private final RunCounters counters;
  private final RunLoop.Shared shared;
  private final CompletableFuture<TaskResult> result = new CompletableFuture<>();
  private @Nullable Instance instance;

  OneRun(Task task, Creation creation, RunCounters counters, RunLoop.Shared shared) {
    this.task = task;
    this.creation = creation;
    this.counters = counters;
    this.shared = shared;
  }

  CompletableFuture<TaskResult> start() {
    creation.make(task, this::creationOverdue, this::made);
    return result;
  }

  private void creationOverdue() {
    String reason = "no end of its creation within " + DurationText.of(creation.bound());
    end(new RunOutcome(RunResult.STUCK, Duration.ZERO, reason, null));
  }

  private void made(@Nullable Instance made, @Nullable Throwable failure) {
    if (made == null) {
      String reason = failure == null ? "no instance" : Reason.of(failure);
      end(new RunOutcome(RunResult.FAILED, Duration.ZERO, reason, failure));
      return;
    }
    instance = made;
    if (result.isDone()) {
      close(() -> {});
      return;
    }
    shared.slots().take(() -> begin(made));
  }

  private boolean begin(Instance made) {
    new Run(task, made.work(), this, shared.runs()).start();
    return true;
  }

  @Override
  public void ended(RunOutcome outcome) {
    shared.slots().release();
    counters.count(outcome);
    if (outcome.result() == RunResult.STUCK) {
      end(outcome);
    } else {
      close(() -> end(outcome));
    }
  }

  @Override
  public void returned() {
    close(() -> {});
  }

  private void close(Runnable over) {
    creation.close(task, Objects.requireNonNull(instance), over);
  }

  private void end(RunOutcome outcome) {
    result.complete(
        new TaskResult(
            task.id(),
            outcome.result(),
            outcome.took(),
            outcome.reason(),
            Optional.ofNullable(outcome.failure())));
  }
}
