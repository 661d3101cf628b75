package org.workloadmonitor.core.schedule;

import org.workloadmonitor.core.instance.LastResort;

/** Starts virtual threads whose unexpected end does not go unseen. */
record VirtualThreads(LastResort lastResort) {

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
