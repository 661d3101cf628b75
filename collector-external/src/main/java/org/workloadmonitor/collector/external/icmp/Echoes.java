package org.workloadmonitor.collector.external.icmp;

import java.net.InetAddress;
import java.util.OptionalLong;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;

/** Sends echo requests. May be used by several threads. */
interface Echoes extends AutoCloseable {

  /**
   * Sends one request.
   *
   * @param size bytes of its content
   * @throws FailedLook if it can't be sent
   */
  Echo send(InetAddress to, int sequence, int size) throws FailedLook;

  @Override
  void close();

  /** A request that is under way. */
  interface Echo {

    /** Nanoseconds until the answer came; empty if it has not come by the deadline. */
    OptionalLong await(Deadline deadline) throws InterruptedException;

    /** Nobody waits for it any more. */
    void forget();
  }
}
