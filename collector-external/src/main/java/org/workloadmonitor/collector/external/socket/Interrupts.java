package org.workloadmonitor.collector.external.socket;

import java.io.IOException;

/** Tells a failure from the end of the agent's patience. */
public final class Interrupts {

  private Interrupts() {}

  /**
   * A virtual thread that is interrupted in a socket finds it closed, and stays interrupted.
   *
   * @throws InterruptedException if that was the failure
   */
  public static void check(IOException failure) throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("Interrupted in a look.");
      interrupted.initCause(failure);
      throw interrupted;
    }
  }
}
