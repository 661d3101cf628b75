package org.workloadmonitor.core.instance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.plugin.PluginCalls;
import org.workloadmonitor.core.time.Time;

/**
 * Calls into plugins on platform threads: creating and closing. Class initialisation pins a virtual
 * thread to its carrier, so the first touch of a plugin must not happen on one.
 *
 * <p>A few calls run at the same time, the others wait for their turn. A call that takes too long
 * gives its turn away, so that it holds up nobody, and may end when it likes.
 */
public final class PlatformCalls {

  private final int parallel;
  private final Time time;
  private final LastResort lastResort;
  private final Queue<Call<?>> waiting = new ArrayDeque<>();
  private int workers;

  /**
   * Creates the place of calls; it keeps no thread while there is none.
   *
   * @param parallel how many calls may run at the same time, not counting those that take too long
   */
  public PlatformCalls(int parallel, Time time, LastResort lastResort) {
    this.parallel = parallel;
    this.time = time;
    this.lastResort = lastResort;
  }

  /**
   * Makes a call as soon as it is its turn.
   *
   * @param name of the thread
   * @param loader the thread's context class loader
   * @param bound from the beginning of the call until it has taken too long
   * @param call what to do
   * @param overdue told once, on a virtual thread, when the bound has passed: the thread that is
   *     busy with the call
   * @return completed when the call has ended, however late, on the thread that made it
   */
  public <T> CompletableFuture<T> call(
      String name,
      ClassLoader loader,
      Duration bound,
      Callable<? extends T> call,
      Consumer<Thread> overdue) {
    Call<T> added = new Call<>(name, loader, bound, call, overdue);
    synchronized (this) {
      waiting.add(added);
      if (workers < parallel) {
        startWorker();
      }
    }
    return added.result;
  }

  /** Callers hold the lock. */
  private void startWorker() {
    workers++;
    Thread.ofPlatform()
        .daemon()
        .name("plugin-call")
        .inheritInheritableThreadLocals(false)
        .uncaughtExceptionHandler(lastResort)
        .start(this::work);
  }

  private void work() {
    for (Call<?> call = next(null); call != null; call = next(call)) {
      call.make();
    }
  }

  /** The next call for the thread that made this one; null if it is to end. */
  private synchronized @Nullable Call<?> next(@Nullable Call<?> made) {
    if (made != null && made.overdue) {
      return null;
    }
    Call<?> next = waiting.poll();
    if (next == null) {
      workers--;
    }
    return next;
  }

  private final class Call<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final String name;
    private final ClassLoader loader;
    private final Duration bound;
    private final Callable<? extends T> call;
    private final Consumer<Thread> whenOverdue;
    private boolean overdue;
    private boolean ended;

    Call(
        String name,
        ClassLoader loader,
        Duration bound,
        Callable<? extends T> call,
        Consumer<Thread> whenOverdue) {
      this.name = name;
      this.loader = loader;
      this.bound = bound;
      this.call = call;
      this.whenOverdue = whenOverdue;
    }

    void make() {
      Thread thread = Thread.currentThread();
      thread.setName(name);
      Time.Alarm alarm = time.after(bound, () -> boundPassed(thread));
      T value;
      try {
        value = PluginCalls.run(loader, call);
      } catch (Throwable e) {
        end(alarm);
        lastResort.check(e);
        result.completeExceptionally(e);
        return;
      }
      end(alarm);
      result.complete(value);
    }

    private void end(Time.Alarm alarm) {
      synchronized (PlatformCalls.this) {
        ended = true;
      }
      alarm.cancel();
    }

    private void boundPassed(Thread thread) {
      synchronized (PlatformCalls.this) {
        if (ended) {
          return;
        }
        overdue = true;
        workers--;
        if (!waiting.isEmpty()) {
          startWorker();
        }
      }
      Thread.ofVirtual()
          .name("overdue " + name)
          .uncaughtExceptionHandler(lastResort)
          .start(() -> whenOverdue.accept(thread));
    }
  }
}
