package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.time.Time;

/**
 * One run of one instance, on a thread of its own. It ends when the plugin returns or throws. At
 * its deadline it is interrupted, and what it had recorded is handed on; if it then does not end
 * within a grace it is stuck, and may return one day.
 */
final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /** What all runs share. */
  record Shared(
      Time time,
      Recorders recorders,
      VirtualThreads threads,
      Carriers carriers,
      LastResort lastResort,
      Duration grace) {}

  /** Is told what becomes of a run, on whatever thread finds out. */
  interface Listener {
    /** The run has ended, or is stuck. Comes once. */
    void ended(RunOutcome outcome);

    /** A run that was stuck has ended after all. */
    void returned();
  }

  private enum Phase {
    /** Its thread waits for a carrier. */
    STARTED,
    RUNNING,
    /** Interrupted, and given a grace. */
    OVERDUE,
    STUCK,
    OVER
  }

  private final Task task;
  private final Recording recording;
  private final Listener listener;
  private final Shared shared;

  private Phase phase = Phase.STARTED;
  private @Nullable Thread thread;
  private Time.@Nullable Alarm alarm;
  private long begun;

  /** Why it is overdue: its deadline passed, or its task stops. */
  private RunResult interruptedFor = RunResult.TIMEOUT;

  /** An overdue run has ended when the plugin has returned and its recorder is closed. */
  private boolean returned;

  private boolean closed;

  private boolean interrupted;

  Run(Task task, Work work, Listener listener, Shared shared) {
    this.task = task;
    this.recording = new Recording(task, work, shared.recorders);
    this.listener = listener;
    this.shared = shared;
  }

  void start() {
    synchronized (this) {
      Duration deadline = task.deadline();
      Duration first = deadline.compareTo(Carriers.PATIENCE) < 0 ? deadline : Carriers.PATIENCE;
      alarm = shared.time.after(first, this::watch);
    }
    shared.threads.start("run " + task.id(), task.loader(), this::run);
  }

  /** Interrupts the run as at its deadline, because its task is to stop. */
  void stop() {
    synchronized (this) {
      if (phase != Phase.STARTED) {
        interrupt(RunResult.STOPPED);
        return;
      }
      phase = Phase.OVER;
      cancelAlarm();
    }
    listener.ended(new RunOutcome(RunResult.STOPPED, Duration.ZERO, "", null));
  }

  /**
   * Looks after a run that has not ended yet. Most runs are over by then, and need no other alarm;
   * the deadline counts from when the run got to begin.
   */
  private void watch() {
    synchronized (this) {
      if (phase == Phase.RUNNING) {
        long deadline = begun + Time.nanos(task.deadline());
        if (shared.time.nanoTime() - deadline < 0) {
          alarm = shared.time.at(deadline, this::watch);
        } else {
          interrupt(RunResult.TIMEOUT);
        }
        return;
      }
      if (phase != Phase.STARTED) {
        return;
      }
      alarm = shared.time.after(Carriers.PATIENCE, this::watch);
    }
    shared.carriers.starved();
  }

  /** Callers hold the lock. */
  private void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel();
    }
  }

  private void run() {
    if (!begin()) {
      return;
    }
    Throwable failure = null;
    try {
      recording.run();
    } catch (Throwable e) {
      shared.lastResort.check(e);
      failure = e;
    }
    Phase before = pluginReturned();
    // Whoever interrupted meant the plugin, not what the agent does next on this thread.
    Thread.interrupted();
    switch (before) {
      case RUNNING -> listener.ended(close(failure));
      case OVERDUE -> endOverdue();
      case STUCK -> {
        recording.cut();
        listener.returned();
      }
      case STARTED, OVER -> throw new IllegalStateException("Ended twice: " + task.id());
    }
  }

  private synchronized boolean begin() {
    if (phase != Phase.STARTED) {
      return false;
    }
    phase = Phase.RUNNING;
    thread = Thread.currentThread();
    begun = shared.time.nanoTime();
    return true;
  }

  /** Says how far the run had come; what is RUNNING can't be interrupted any more. */
  private synchronized Phase pluginReturned() {
    Phase before = phase;
    returned = true;
    if (phase != Phase.OVERDUE) {
      phase = Phase.OVER;
    }
    cancelAlarm();
    return before;
  }

  private RunOutcome close(@Nullable Throwable failure) {
    Duration took = Duration.ofNanos(shared.time.nanoTime() - begun);
    try {
      if (failure != null) {
        String reason = Reason.of(failure);
        recording.fail(took, reason);
        return new RunOutcome(RunResult.FAILED, took, reason, failure);
      }
      recording.finish(took);
      return new RunOutcome(RunResult.SUCCESS, took, "", null);
    } catch (Throwable e) {
      shared.lastResort.check(e);
      return new RunOutcome(RunResult.FAILED, took, Reason.of(e), e);
    }
  }

  private synchronized void interrupt(RunResult why) {
    if (phase != Phase.RUNNING) {
      return;
    }
    phase = Phase.OVERDUE;
    interruptedFor = why;
    cancelAlarm();
    alarm = shared.time.after(shared.grace, this::graceOver);
    // On a thread of its own, as an interrupt may close a channel, and both may block.
    shared.threads.start("interrupt " + task.id(), task.loader(), this::interruptAndClose);
  }

  private void interruptAndClose() {
    Thread running;
    synchronized (this) {
      interrupted = true;
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
    try {
      if (interruptedFor == RunResult.TIMEOUT) {
        recording.fail(task.deadline(), lateness());
      } else {
        recording.cut();
      }
    } catch (Throwable e) {
      shared.lastResort.check(e);
      LOG.error("What {} had recorded is lost: {}", task.id(), Reason.of(e));
    }
    synchronized (this) {
      closed = true;
    }
    endOverdue();
  }

  /** Ends an overdue run if nothing is left to wait for. */
  private void endOverdue() {
    synchronized (this) {
      if (phase != Phase.OVERDUE || !returned || !closed) {
        return;
      }
      phase = Phase.OVER;
    }
    recording.cut(); // If the recorder was opened late, it is still open.
    listener.ended(overdue(interruptedFor, lateness()));
  }

  private void graceOver() {
    boolean starved;
    synchronized (this) {
      if (phase != Phase.OVERDUE || returned) {
        return;
      }
      starved = !interrupted;
      if (starved) {
        alarm = shared.time.after(shared.grace, this::graceOver);
      } else {
        phase = Phase.STUCK;
      }
    }
    if (starved) {
      shared.carriers.starved();
      return;
    }
    listener.ended(overdue(RunResult.STUCK, lateness() + " and ignores the interrupt"));
  }

  private RunOutcome overdue(RunResult result, String reason) {
    Duration took = Duration.ofNanos(shared.time.nanoTime() - begun);
    return new RunOutcome(result, took, reason, null);
  }

  private String lateness() {
    return interruptedFor == RunResult.STOPPED
        ? "no end when its task was stopped"
        : "no end within the deadline of " + DurationText.of(task.deadline());
  }
}
