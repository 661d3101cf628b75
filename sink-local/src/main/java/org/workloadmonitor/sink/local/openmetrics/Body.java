package org.workloadmonitor.sink.local.openmetrics;

import java.io.IOException;
import java.io.OutputStream;

/** What an answer holds. */
@FunctionalInterface
interface Body {

  /**
   * Sends all of it. If that fails the connection is cut, so that nobody takes a part for the
   * whole.
   *
   * @throws InterruptedException if the time for the answer is over
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException;
}
