package org.workloadmonitor.core.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A call on a virtual thread, for which this thread waits. There, other than on platform threads,
 * an interrupt ends what a socket waits for.
 */
final class VirtualCall {

  private VirtualCall() {}

  /**
   * Makes a call, and hands on an interrupt of this thread.
   *
   * @throws Exception what the call threw
   */
  static <T> T make(Callable<T> call) throws Exception {
    Thread here = Thread.currentThread();
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = Thread.ofVirtual().name(here.getName()).unstarted(task);
    thread.setContextClassLoader(here.getContextClassLoader());
    thread.start();
    try {
      try {
        return task.get();
      } catch (InterruptedException e) {
        thread.interrupt();
        return task.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e; // an error, which stays the cause
    }
  }
}
