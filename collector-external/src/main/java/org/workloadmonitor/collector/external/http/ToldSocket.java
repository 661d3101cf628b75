package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that asks whether it may connect, and tells when it is connected. */
final class ToldSocket extends Socket {

  private final PlainSockets.Watcher watcher;

  ToldSocket(PlainSockets.Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    watcher.connecting(endpoint);
    super.connect(endpoint, timeout);
    setTcpNoDelay(true);
    watcher.connected();
  }
}
