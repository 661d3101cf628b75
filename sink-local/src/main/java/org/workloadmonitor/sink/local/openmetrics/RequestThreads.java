package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Gives each request a virtual thread of its own, and a time by which it must be over: from its
 * first byte to the last of its answer. A client that dawdles is cut off, for an interrupt closes
 * the connection.
 *
 * <p>The server has time-outs of its own (sun.net.httpserver.maxReqTime), but they hold for the
 * whole process, and of JDK 25 documentation and code disagree on their unit.
 */
final class RequestThreads implements Executor, AutoCloseable {

  private final ThreadFactory threads;
  private final Duration limit;
  private final Map<Thread, Thread> running = new ConcurrentHashMap<>();

  RequestThreads(ThreadFactory threads, Duration limit) {
    this.threads = threads;
    this.limit = limit;
  }

  @Override
  public void execute(Runnable request) {
    Thread worker = threads.newThread(request);
    Thread watch = threads.newThread(() -> watch(worker));
    running.put(worker, watch);
    worker.start();
    watch.start();
  }

  private void watch(Thread worker) {
    try {
      if (!worker.join(limit)) {
        worker.interrupt();
        worker.join();
      }
    } catch (InterruptedException e) {
      // Nobody does that; the worker would end at its own pace.
    } finally {
      running.remove(worker);
    }
  }

  /** Waits until what is under way is over, or until the time is. */
  void await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread worker : running.keySet()) {
      long left = end - System.nanoTime();
      if (left <= 0 || !worker.join(Duration.ofNanos(left))) {
        return;
      }
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() throws InterruptedException {
    for (Map.Entry<Thread, Thread> entry : running.entrySet()) {
      entry.getKey().interrupt();
      entry.getKey().join();
      entry.getValue().join();
    }
  }
}
