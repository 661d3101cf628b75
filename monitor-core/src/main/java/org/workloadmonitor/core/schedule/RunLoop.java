package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.log.RepeatedFailure;
import org.workloadmonitor.core.time.Time;

/** Runs one instance again and again, until it is stopped or its classes turn out not to fit. */
final class RunLoop implements Run.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  /** What the loops of all tasks share. */
  record Shared(Slots slots, Run.Shared runs) {}

  private final Task task;
  private final Instance instance;
  private final Shared shared;
  private final Time time;
  private final RunCounters counters;
  private final RepeatedFailure failures;
  private final Runnable whenFree;

  private final Timetable timetable;
  private final History history;
  private Time.@Nullable Alarm alarm;
  private long alarmAt;
  private @Nullable Run run;
  private long begun;
  private boolean queued;
  private boolean stuck;
  private boolean failed;
  private boolean stopping;
  private @Nullable Runnable whenStopped;
  private boolean free;

  /**
   * Creates the loop of one task.
   *
   * @param whenFree told once, when no run uses the instance any more, nor ever will
   */
  RunLoop(
      Task task,
      Instance instance,
      Timetable timetable,
      History history,
      RunCounters counters,
      Shared shared,
      Runnable whenFree) {
    this.task = task;
    this.instance = instance;
    this.timetable = timetable;
    this.history = history;
    this.counters = counters;
    this.shared = shared;
    this.time = shared.runs.time();
    this.whenFree = whenFree;
    this.failures = new RepeatedFailure(LOG, task.id().toString(), time);
  }

  void start() {
    tick();
  }

  /** A due moment has come, or the alarm was set before that moment was put off. */
  private void tick() {
    boolean begin;
    synchronized (this) {
      long now = time.nanoTime();
      if (failed || stopping) {
        return;
      }
      alarm = null;
      if (now - timetable.due() < 0) {
        setAlarm();
        return;
      }
      begin = run == null && !queued;
      long skipped = timetable.turn(now) + (begin ? 0 : 1);
      history.skipped(skipped);
      counters.count(RunResult.SKIPPED, skipped);
      queued |= begin;
      setAlarm();
    }
    if (begin) {
      shared.slots.take(this::begin);
    }
  }

  /** Sets the alarm to when the task is due, unless that is when it rings already. */
  private void setAlarm() {
    if (alarm != null && alarmAt == timetable.due()) {
      return;
    }
    if (alarm != null) {
      alarm.cancel();
    }
    alarmAt = timetable.due();
    alarm = time.at(alarmAt, this::tick);
  }

  /** The task's turn has come; false if it is no longer wanted. */
  private boolean begin() {
    Run begins;
    synchronized (this) {
      queued = false;
      if (stopping) {
        return false;
      }
      begins = new Run(task, instance.work(), this, shared.runs);
      run = begins;
      begun = time.nanoTime();
      history.began(time.clock().instant());
    }
    begins.start();
    return true;
  }

  @Override
  public void ended(RunOutcome outcome) {
    counters.count(outcome);
    tell(outcome);
    boolean newlyQuarantined;
    synchronized (this) {
      boolean before = timetable.isQuarantined();
      stuck = outcome.result() == RunResult.STUCK;
      if (!stuck) {
        run = null;
      }
      take(outcome);
      newlyQuarantined = !before && timetable.isQuarantined();
    }
    if (newlyQuarantined) {
      LOG.info("{} runs less often until it works.", task.id());
    }
    shared.slots.release();
    settle();
  }

  /** Callers hold the lock. */
  private void take(RunOutcome outcome) {
    switch (outcome.result()) {
      case SUCCESS -> {
        history.succeeded();
        timetable.succeeded();
      }
      case FAILED, TIMEOUT -> {
        history.failed(outcome.reason());
        timetable.failed(begun, time.nanoTime(), after(outcome.failure()));
        failed = outcome.failure() instanceof LinkageError;
      }
      case STUCK -> history.failed(outcome.reason());
      case STOPPED, SKIPPED -> {}
    }
    if (failed && alarm != null) {
      alarm.cancel();
    } else if (!stopping) {
      setAlarm();
    }
  }

  private static Duration after(@Nullable Throwable failure) {
    return failure instanceof RetryableException retryable
        ? retryable.after().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private void tell(RunOutcome outcome) {
    switch (outcome.result()) {
      case SUCCESS -> failures.worked();
      case STUCK -> {
        if (isStopping()) {
          return; // Then it is told that it is left behind.
        }
        String reason = outcome.reason() + "; it is skipped until it ends";
        shared.runs.threads().log(() -> failures.failed(reason, null));
      }
      case FAILED, TIMEOUT -> failures.failed(outcome.reason(), outcome.failure());
      case STOPPED, SKIPPED -> {}
    }
    if (outcome.failure() instanceof LinkageError) {
      LOG.error("{} does not run again: its plugin's classes don't fit together.", task.id());
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  @Override
  public void returned() {
    long now = time.nanoTime();
    String late = DurationText.of(Duration.ofNanos(now - begun));
    LOG.info("{} ended its stuck run after {}.", task.id(), late);
    synchronized (this) {
      stuck = false;
      run = null;
      timetable.failed(now, now, Duration.ZERO);
      if (!stopping) {
        setAlarm();
      }
    }
    settle();
  }

  /** There is reason to believe that what failed works again. */
  synchronized void lift() {
    if (!failed && !stopping && timetable.isQuarantined()) {
      timetable.lift(time.nanoTime());
      setAlarm();
    }
  }

  /** Somebody waits for the next run: it comes at once, unless one runs already. */
  synchronized void hurry() {
    if (!failed && !stopping && run == null && !queued) {
      timetable.hurry(time.nanoTime());
      setAlarm();
    }
  }

  /**
   * Begins no more runs, and interrupts the present one when the patience is over.
   *
   * @param whenStopped told once, when there is no run any more or it is stuck
   */
  void stop(Duration patience, Runnable whenStopped) {
    synchronized (this) {
      stopping = true;
      this.whenStopped = whenStopped;
      if (alarm != null) {
        alarm.cancel();
      }
      if (run != null && !stuck) {
        alarm = time.after(patience, run::stop);
      }
    }
    settle();
  }

  /** Tells, once each, what has come to its end. */
  private void settle() {
    Runnable tellStopped = null;
    boolean tellFree;
    synchronized (this) {
      if (run == null || stuck) {
        tellStopped = whenStopped;
        whenStopped = null;
      }
      tellFree = !free && run == null && (stopping || failed);
      free |= tellFree;
      if (run == null && stopping && alarm != null) {
        alarm.cancel();
      }
    }
    if (tellFree) {
      whenFree.run();
    }
    if (tellStopped != null) {
      tellStopped.run();
    }
  }

  /** Whether no run uses the instance any more. */
  synchronized boolean isFree() {
    return free;
  }

  synchronized TaskStatus status() {
    boolean going = !failed && !stopping;
    Duration wait = Duration.ofNanos(timetable.due() - time.nanoTime());
    Optional<Instant> next =
        going ? Optional.of(time.clock().instant().plus(wait)) : Optional.empty();
    return history.status(task.id(), state(), next);
  }

  /** Callers hold the lock. */
  private TaskState state() {
    if (stopping) {
      return TaskState.STOPPED;
    }
    if (failed) {
      return TaskState.FAILED;
    }
    if (stuck) {
      return TaskState.STUCK;
    }
    if (run != null || queued) {
      return TaskState.RUNNING;
    }
    return timetable.isQuarantined() ? TaskState.QUARANTINED : TaskState.WAITING;
  }
}
