package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.time.Time;

/** Starts virtual threads, and sees to it that they get to run. */
final class VirtualThreads {

  /** How long a started thread may wait for a carrier. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Time time;
  private final Carriers carriers;
  private final LastResort lastResort;

  VirtualThreads(Time time, Carriers carriers, LastResort lastResort) {
    this.time = time;
    this.carriers = carriers;
    this.lastResort = lastResort;
  }

  /**
   * Starts a thread.
   *
   * @param loader its context class loader
   */
  Thread start(String name, ClassLoader loader, Runnable body) {
    Start start = new Start(body);
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .inheritInheritableThreadLocals(false)
            .uncaughtExceptionHandler(lastResort)
            .unstarted(start);
    thread.setContextClassLoader(loader);
    start.await();
    thread.start();
    return thread;
  }

  /** From the start of a thread until it gets to run. */
  private final class Start implements Runnable {

    private final Runnable body;
    private Time.@Nullable Alarm alarm;
    private boolean begun;

    Start(Runnable body) {
      this.body = body;
    }

    synchronized void await() {
      if (!begun) {
        alarm = time.after(PATIENCE, this::starve);
      }
    }

    private void starve() {
      synchronized (this) {
        if (begun) {
          return;
        }
      }
      carriers.starved();
      await();
    }

    @Override
    public void run() {
      synchronized (this) {
        begun = true;
        if (alarm != null) {
          alarm.cancel();
        }
      }
      body.run();
    }
  }
}
