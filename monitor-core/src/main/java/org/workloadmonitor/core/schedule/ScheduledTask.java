package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.log.Reason;

/** One task from the creation of its instance, through all its runs, to its closing. */
final class ScheduledTask implements TaskHandle {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final Task task;
  private final Creation creation;
  private final Loops loops;
  private final Consumer<ScheduledTask> whenClosed;
  private final History history = new History();
  private final CompletableFuture<Void> created = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private TaskState beforeLoop = TaskState.CREATING;
  private @Nullable RunLoop loop;
  private boolean closing;
  private boolean instanceClosed;
  private boolean ended;

  /** Makes the loop of a task when its instance is there. */
  @FunctionalInterface
  interface Loops {
    RunLoop of(Task task, Instance instance, History history, Runnable whenFree);
  }

  /**
   * Creates a task that has not begun.
   *
   * @param whenClosed told when the task has been closed, or what is left of it was given up
   */
  ScheduledTask(Task task, Creation creation, Loops loops, Consumer<ScheduledTask> whenClosed) {
    this.task = task;
    this.creation = creation;
    this.loops = loops;
    this.whenClosed = whenClosed;
  }

  void start() {
    creation.make(task, this::creationOverdue, this::made);
  }

  private void creationOverdue() {
    String bound = DurationText.of(creation.bound());
    synchronized (this) {
      if (loop != null || closing || beforeLoop != TaskState.CREATING) {
        return;
      }
      beforeLoop = TaskState.STUCK;
      history.failed("no end of its creation within " + bound);
    }
    LOG.warn("{} is still being created after {}; the others go on.", task.id(), bound);
    creation.tellUnknown(task, "The check is still being created after " + bound + ".");
    created.completeExceptionally(new TimeoutException("no end of creation within " + bound));
  }

  private void made(@Nullable Instance instance, @Nullable Throwable failure) {
    if (failure != null || instance == null) {
      creationFailed(failure == null ? new NullPointerException("no instance") : failure);
      return;
    }
    RunLoop begins;
    synchronized (this) {
      if (closing) {
        closeInstance(instance);
        return;
      }
      if (beforeLoop == TaskState.STUCK) {
        LOG.info("{} has been created at last, and runs.", task.id());
      }
      begins = loops.of(task, instance, history, () -> closeInstance(instance));
      loop = begins;
    }
    begins.start();
    created.complete(null);
  }

  private void creationFailed(Throwable failure) {
    String reason = Reason.of(failure);
    synchronized (this) {
      beforeLoop = TaskState.FAILED;
      history.failed(reason);
      if (closing) {
        return;
      }
    }
    // A mistake in the configuration is shown with its place in the file, by who started the task.
    if (!(failure instanceof ConfigurationException)) {
      LOG.error("{} could not be created, and is left out: {}", task.id(), reason);
    }
    if (LOG.isDebugEnabled()) {
      LOG.debug("{} could not be created: {}", task.id(), Reason.trace(failure));
    }
    creation.tellUnknown(task, "The check could not be created: " + reason);
    created.completeExceptionally(failure);
  }

  private void closeInstance(Instance instance) {
    creation.close(task, instance, this::instanceClosed);
  }

  /** It is closed because the task is, or because the task failed for good and is still listed. */
  private void instanceClosed() {
    synchronized (this) {
      instanceClosed = true;
      if (!closing) {
        return;
      }
    }
    end();
  }

  private void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    whenClosed.accept(this);
    closed.complete(null);
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public CompletableFuture<Void> created() {
    return created.copy();
  }

  @Override
  public CompletableFuture<Void> close(Duration patience) {
    RunLoop present;
    synchronized (this) {
      if (closing) {
        return closed.copy();
      }
      closing = true;
      present = loop;
    }
    created.completeExceptionally(new CancellationException("The task was closed."));
    if (present == null) {
      end();
    } else {
      present.stop(patience, () -> loopStopped(present));
    }
    return closed.copy();
  }

  private void loopStopped(RunLoop loop) {
    boolean closes;
    synchronized (this) {
      closes = loop.isFree() && !instanceClosed;
    }
    if (closes) {
      return; // Then comes instanceClosed().
    }
    if (!loop.isFree()) {
      creation.log(() -> LOG.warn("{} is stuck, and is left behind.", task.id()));
    }
    end();
  }

  void lift() {
    RunLoop present = loop();
    if (present != null) {
      present.lift();
    }
  }

  void hurry() {
    RunLoop present = loop();
    if (present != null) {
      present.hurry();
    }
  }

  private synchronized @Nullable RunLoop loop() {
    return loop;
  }

  @Override
  public synchronized TaskStatus status() {
    if (loop != null) {
      return loop.status();
    }
    TaskState state = closing ? TaskState.STOPPED : beforeLoop;
    return history.status(task.id(), state, Optional.empty());
  }
}
