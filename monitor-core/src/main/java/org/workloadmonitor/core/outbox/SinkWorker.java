package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.time.Time;

/**
 * Empties the outbox of one sink. One virtual thread decides what is written next; each write has a
 * virtual thread of its own, with the sink's class loader and a deadline. A write that ignores the
 * interrupt at its deadline keeps its place among the sink's concurrent writes until it ends; it
 * delays no other sink.
 *
 * <p>May be used from any thread.
 */
public final class SinkWorker {

  /** What all workers share. */
  public record Shared(Time time, Backoff backoff, PlatformCalls calls, LastResort lastResort) {}

  private static final Duration PAUSE_AFTER_BUG = Duration.ofSeconds(1);

  private final InstanceId id;
  private final OpenSink sink;
  private final ClassLoader loader;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final SinkOptions options;
  private final Shared shared;
  private final Time time;
  private final SinkLog log;
  private final Thread dispatcher;

  private final Object lock = new Object();
  private final Dispatch dispatch;
  private final Durations durations;
  private final Set<Write> writes = new LinkedHashSet<>();
  private Instant lastDelivered;
  private @Nullable String failing;

  /** Completed as soon as nothing is pending. */
  private final CompletableFuture<Boolean> emptied = new CompletableFuture<>();

  /** Completed as soon as the worker is stopped and no write is under way. */
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private volatile boolean stopped;

  /** How many waiting items are reason enough to look at the outbox again. */
  private volatile int wakeAt = 1;

  private volatile boolean draining;

  /**
   * Creates a worker that does nothing until it is {@linkplain #start started}.
   *
   * @param id names the sink
   * @param sink the sink; the worker closes it when it stops
   * @param loader the plugin's class loader
   * @param outbox what to empty; whoever made it closes it after the worker has stopped
   * @param deadLetters where to write down what the sink rejects
   */
  public SinkWorker(
      InstanceId id,
      OpenSink sink,
      ClassLoader loader,
      Outbox outbox,
      DeadLetters deadLetters,
      SinkOptions options,
      Shared shared) {
    this.id = id;
    this.sink = sink;
    this.loader = loader;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.options = options;
    this.shared = shared;
    this.time = shared.time();
    this.log = new SinkLog(id.toString(), time);
    this.lastDelivered = time.clock().instant();
    this.durations = new Durations(lastDelivered);
    this.dispatch =
        new Dispatch(sink.profile(), outbox, options.publishInterval(), shared.backoff(), time);
    this.dispatcher = thread("dispatch", this::run);
  }

  /** Begins to empty the outbox. */
  public void start() {
    outbox.onArrival(this::arrived);
    dispatcher.start();
  }

  private void arrived(Waiting waiting) {
    if (waiting.items() >= wakeAt
        || (wakeAt < Integer.MAX_VALUE && waiting.bytes() >= sink.profile().maxBytes())) {
      LockSupport.unpark(dispatcher);
    }
  }

  private void run() {
    while (!stopped) {
      Time.Alarm alarm = null;
      try {
        wakeAt = 1; // whatever comes while we look is a reason to look again
        long wait = startWrites();
        alarm = time.at(time.nanoTime() + wait, this::wake);
      } catch (Throwable e) {
        shared.lastResort().check(e);
        log.broke(e);
        alarm = time.after(PAUSE_AFTER_BUG, this::wake);
      }
      LockSupport.park(this);
      alarm.cancel();
    }
  }

  private void wake() {
    LockSupport.unpark(dispatcher);
  }

  /** Starts what may be written; gives the nanoseconds until there may be more. */
  private long startWrites() {
    synchronized (lock) {
      if (stopped) {
        return 0;
      }
      for (Optional<Shipment> next = dispatch.next(); next.isPresent(); next = dispatch.next()) {
        start(new Write(next.get(), time.nanoTime()));
      }
      completeIfDone();
      long wait = dispatch.untilNext();
      wakeAt = dispatch.wakeAt();
      return Math.min(wait, Long.MAX_VALUE / 2);
    }
  }

  private void start(Write write) {
    Thread thread = thread("write", () -> write(write));
    write.thread = thread;
    write.alarm = time.after(options.deadline(), () -> apart(() -> interrupt(write)));
    writes.add(write);
    try {
      thread.start();
    } catch (Throwable e) {
      shared.lastResort().check(e);
      settle(write, Answer.threw(e, write.shipment.size()));
    }
  }

  private void write(Write write) {
    int size = write.shipment.size();
    Answer answer;
    try {
      answer = Answer.returned(sink.sink().write(write.shipment.batch()), size);
    } catch (Throwable e) {
      shared.lastResort().check(e);
      answer =
          write.overdue ? Answer.interrupted(e, options.deadline(), size) : Answer.threw(e, size);
    }
    // Whoever interrupted meant the plugin, not what the worker does next on this thread.
    Thread.interrupted();
    try {
      log.answered(answer);
      deadLetters.write(write.shipment, answer);
    } finally {
      settle(write, answer);
      wake();
    }
  }

  private void settle(Write write, Answer answer) {
    synchronized (lock) {
      if (write.alarm != null) {
        write.alarm.cancel();
      }
      if (write.stuck) {
        log.unstuck();
      }
      writes.remove(write);
      durations.add(time.nanoTime() - write.started);
      if (answer.nothingSettled()) {
        failing = Answer.reason(answer.outcomes().getFirst());
      } else {
        failing = null;
        lastDelivered = time.clock().instant();
      }
      dispatch.settle(write.shipment, answer);
      if (stopped) {
        dispatch.giveBack();
      }
      completeIfDone();
    }
  }

  private void completeIfDone() {
    if (draining && outbox.counts().pending() == 0) {
      emptied.complete(true);
    }
    if (stopped && writes.isEmpty()) {
      ended.complete(true);
    }
  }

  /** The deadline has passed, or the worker is being stopped. */
  private void interrupt(Write write) {
    Thread thread;
    synchronized (lock) {
      if (!writes.contains(write) || write.overdue) {
        return;
      }
      write.overdue = true;
      thread = write.thread;
      write.alarm = time.after(options.grace(), () -> apart(() -> markStuck(write)));
    }
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void markStuck(Write write) {
    synchronized (lock) {
      if (!writes.contains(write)) {
        return;
      }
      write.stuck = true;
      log.stuck(DurationText.of(options.deadline()));
    }
  }

  /**
   * Writes what is there, without waiting for full batches or open windows.
   *
   * @param bound how long to try
   * @return whether nothing is pending any more
   */
  public boolean drain(Duration bound) throws InterruptedException {
    synchronized (lock) {
      draining = true;
      dispatch.drain();
    }
    wake();
    return await(emptied, bound);
  }

  /**
   * Stops writing, gives what was taken back to the outbox, and closes the sink unless a write is
   * stuck in it. Writes that are under way are interrupted.
   *
   * @param bound how long to wait for writes to end, and then for the sink to close
   * @return whether the sink was closed in time
   */
  public boolean stop(Duration bound) throws InterruptedException {
    synchronized (lock) {
      stopped = true;
      dispatch.giveBack();
      writes.forEach(write -> apart(() -> interrupt(write)));
      completeIfDone();
    }
    outbox.onArrival(waiting -> {});
    wake();
    return await(ended, bound) && close(bound);
  }

  private boolean close(Duration bound) throws InterruptedException {
    CompletableFuture<Boolean> closed =
        shared
            .calls()
            .call("close " + id, loader, bound, this::closeSink, Thread::interrupt)
            .handle(this::closed);
    return await(closed, bound);
  }

  private boolean closeSink() throws Exception {
    sink.sink().close();
    return true;
  }

  private boolean closed(@Nullable Boolean done, @Nullable Throwable failure) {
    if (failure != null) {
      log.closeFailed(failure);
    }
    return true;
  }

  private boolean await(CompletableFuture<Boolean> event, Duration bound)
      throws InterruptedException {
    CompletableFuture<Boolean> either = event.copy();
    Time.Alarm alarm = time.after(bound, () -> either.complete(false));
    try {
      return either.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      alarm.cancel();
    }
  }

  /** How the sink fares. */
  public SinkStatus status() {
    synchronized (lock) {
      return new SinkStatus(
          id.owner(),
          sink.destination(),
          outbox.counts(),
          outbox.storage(),
          longestWait(),
          dispatch.retries(),
          dispatch.unconfirmed() + outbox.perhapsTwice(),
          durations.value(),
          Optional.ofNullable(failing),
          lastDelivered,
          (int) writes.stream().filter(write -> write.stuck).count());
    }
  }

  private Duration longestWait() {
    Duration interval = options.publishInterval();
    Duration window = sink.profile().aggregationWindow().orElse(interval);
    return window.compareTo(interval) > 0 ? window : interval;
  }

  /**
   * Does something on a thread of its own: an interrupt may close a channel, and that may block.
   */
  private void apart(Runnable action) {
    thread("interrupt", action).start();
  }

  private Thread thread(String what, Runnable body) {
    Thread thread =
        Thread.ofVirtual()
            .name(id.loggerName() + "-" + what)
            .inheritInheritableThreadLocals(false)
            .uncaughtExceptionHandler(shared.lastResort())
            .unstarted(body);
    thread.setContextClassLoader(loader);
    return thread;
  }
}
