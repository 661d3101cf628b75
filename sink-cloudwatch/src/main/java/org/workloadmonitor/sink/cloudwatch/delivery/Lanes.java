package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** Runs tasks side by side, so many at a time. For use by one thread. */
final class Lanes {

  private final ThreadFactory threads;
  private final Semaphore free;
  private final List<Thread> started = new ArrayList<>();

  Lanes(ThreadFactory threads, int lanes) {
    this.threads = threads;
    this.free = new Semaphore(lanes);
  }

  /** Starts a task, as soon as there is a free lane. */
  void run(Runnable task) throws InterruptedException {
    free.acquire();
    Thread thread =
        threads.newThread(
            () -> {
              try {
                task.run();
              } finally {
                free.release();
              }
            });
    started.add(thread);
    thread.start();
  }

  /** Waits until all tasks have ended. */
  void await() throws InterruptedException {
    for (Thread thread : started) {
      thread.join();
    }
  }

  /** Interrupts what runs, and waits until it has ended. */
  void interrupt() {
    started.forEach(Thread::interrupt);
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
