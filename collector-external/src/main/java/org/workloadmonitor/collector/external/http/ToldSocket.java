package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that tells when it is connected. */
final class ToldSocket extends Socket {

  private final Runnable whenConnected;

  ToldSocket(Runnable whenConnected) {
    this.whenConnected = whenConnected;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    super.connect(endpoint, timeout);
    setTcpNoDelay(true);
    whenConnected.run();
  }
}
