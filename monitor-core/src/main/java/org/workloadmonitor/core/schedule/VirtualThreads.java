package org.workloadmonitor.core.schedule;

import org.workloadmonitor.core.instance.LastResort;

/** Starts virtual threads whose unexpected end does not go unseen. */
record VirtualThreads(LastResort lastResort) {

  /** Writes to the log from the thread that keeps the time, which must not wait for a terminal. */
  void log(Runnable line) {
    start("log", VirtualThreads.class.getClassLoader(), line);
  }

  /**
   * Starts a thread.
   *
   * @param loader its context class loader
   */
  void start(String name, ClassLoader loader, Runnable body) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .inheritInheritableThreadLocals(false)
            .uncaughtExceptionHandler(lastResort)
            .unstarted(body);
    thread.setContextClassLoader(loader);
    thread.start();
  }
}
