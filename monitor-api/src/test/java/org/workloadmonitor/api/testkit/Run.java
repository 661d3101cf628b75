package org.workloadmonitor.api.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One call into a plugin on a fresh virtual thread, as the agent makes it. */
final class Run<T> {

  /** How long anything may take before the test gives up on it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Set<Thread.State> BLOCKED =
      EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final FutureTask<T> task;
  private final Thread thread;

  private Run(Callable<T> call) {
    this.task = new FutureTask<>(call);
    this.thread = Thread.ofVirtual().name("run under test").unstarted(task);
  }

  static <T> Run<T> start(Callable<T> call) {
    Run<T> run = new Run<>(call);
    run.thread.start();
    return run;
  }

  /** Waits for the end of a call that should end by itself. */
  static <T> T ended(Callable<T> call) throws Exception {
    return start(call).result();
  }

  /** What a call gives, or the stack trace of what it throws. */
  static String told(Callable<String> call) {
    try {
      return call.call();
    } catch (Exception e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      return trace.toString();
    }
  }

  T result() throws Exception {
    try {
      return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw (Error) e.getCause();
    } catch (TimeoutException e) {
      AssertionError stillThere =
          new AssertionError("The call did not end within %s; it is here:".formatted(PATIENCE));
      stillThere.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      throw stillThere;
    }
  }

  /** Waits until the call waits for something, as far as that can be seen from outside. */
  void awaitBlocked() {
    long[] since = {0};
    boolean blocked =
        await(
            Duration.ofSeconds(5),
            () -> {
              since[0] = BLOCKED.contains(thread.getState()) ? since[0] + 1 : 0;
              return since[0] > 20 || task.isDone();
            });
    if (blocked && task.isDone()) {
      throw new AssertionError("The call was to block, but it ended: " + task.state());
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for the end, in whichever way the call ends. */
  void awaitEnd() throws Exception {
    try {
      var _ = result();
    } catch (AssertionError | CancellationException e) {
      throw e;
    } catch (Exception e) {
      // An interrupted call may throw what it likes; that it ends is what counts.
    }
  }

  /** Looks again and again whether something has come true, for as long as the bound. */
  static boolean await(Duration bound, BooleanSupplier condition) {
    long end = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }
}
