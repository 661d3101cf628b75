package org.workloadmonitor.collector.external.icmp;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/** The sockets that all probes of the agent share; closed when the last probe is. */
final class SharedEchoes implements Echoes {

  private static int users;
  private static @Nullable NativeEchoes shared;

  private boolean closed;

  private SharedEchoes() {}

  /** For one probe. */
  static SharedEchoes join() {
    synchronized (SharedEchoes.class) {
      users++;
      return new SharedEchoes();
    }
  }

  @Override
  public Echo send(InetAddress to, int sequence, int size) throws FailedLook {
    try {
      return echoes().send(to, sequence, size);
    } catch (IllegalCallerException | UnsupportedOperationException e) {
      throw new FailedLook(
          Result.NOT_PERMITTED,
          "Java does not let the agent call the system; start it with"
              + " --enable-native-access=ALL-UNNAMED.");
    }
  }

  private static NativeEchoes echoes() throws FailedLook {
    synchronized (SharedEchoes.class) {
      NativeEchoes known = shared;
      if (known == null) {
        Optional<Constants> system = Constants.ofThisSystem();
        known =
            new NativeEchoes(
                system.orElseThrow(
                    () ->
                        new FailedLook(
                            Result.NOT_PERMITTED,
                            "The icmp probe works on Linux and macOS only; a tcp probe may do"
                                + " instead.")));
        shared = known;
      }
      return known;
    }
  }

  @Override
  public void close() {
    NativeEchoes last = leave();
    if (last != null) {
      last.close();
    }
  }

  private @Nullable NativeEchoes leave() {
    synchronized (SharedEchoes.class) {
      if (closed) {
        return null;
      }
      closed = true;
      if (--users > 0) {
        return null;
      }
      NativeEchoes last = shared;
      shared = null;
      return last;
    }
  }
}
