package org.workloadmonitor.collector.external.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;

/** Makes connections to whichever address of a host answers first in their order. */
public final class Dialer {

  private final NameLookup names;

  /** A dialer that asks there for addresses. */
  public Dialer(NameLookup names) {
    this.names = names;
  }

  /**
   * Connects; the phases {@code dns} and {@code connect}.
   *
   * @return a connected socket, which the caller closes
   * @throws FailedLook if no address can be connected to
   * @throws InterruptedException if the thread was interrupted
   */
  public TimedSocket connect(Destination to, int port, Deadline deadline, Timeline timeline)
      throws FailedLook, InterruptedException {
    List<InetAddress> addresses = to.addresses(names, deadline, timeline);
    timeline.begin(Phase.Name.CONNECT);
    FailedLook failure = null;
    for (int i = 0; i < addresses.size() && !deadline.isOver(); i++) {
      try {
        Duration share = deadline.left().dividedBy(addresses.size() - i);
        TimedSocket socket = connect(addresses.get(i), port, deadline, deadline.within(share));
        timeline.end();
        return socket;
      } catch (FailedLook e) {
        failure = e;
      }
    }
    timeline.end();
    throw failure != null
        ? failure
        : new FailedLook(Result.CONNECT_TIMEOUT, "There was no time left to connect.");
  }

  private static TimedSocket connect(
      InetAddress address, int port, Deadline whole, Deadline deadline)
      throws FailedLook, InterruptedException {
    TimedSocket socket = new TimedSocket(whole);
    try {
      socket.connect(new InetSocketAddress(address, port), deadline.millis());
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      Interrupts.check(e);
      close(socket);
      throw failure(e, address, port);
    }
  }

  private static FailedLook failure(IOException e, InetAddress address, int port) {
    Result result = ConnectFaults.ofConnect(e);
    String where = "%s port %d".formatted(address.getHostAddress(), port);
    return new FailedLook(
        result,
        switch (result) {
          case CONNECTION_REFUSED -> "Nothing listens at %s: it refused.".formatted(where);
          case CONNECT_TIMEOUT -> "No answer from %s to the attempt to connect.".formatted(where);
          case UNREACHABLE -> "There is no way to %s: %s.".formatted(where, e.getMessage());
          default -> "Can't connect to %s: %s.".formatted(where, e.getMessage());
        });
  }

  private static void close(TimedSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was never connected; what is to be told is told already.
    }
  }
}
