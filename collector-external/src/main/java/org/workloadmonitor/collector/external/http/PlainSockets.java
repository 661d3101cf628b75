package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Unconnected sockets that somebody watches; OkHttp asks for no others. */
final class PlainSockets extends SocketFactory {

  private final Supplier<? extends Watcher> watcher;

  /** Hears of connections. */
  interface Watcher {

    /**
     * A socket is about to connect.
     *
     * @throws IOException if it must not
     */
    void connecting(SocketAddress to) throws IOException;

    /** It did. */
    void connected();
  }

  PlainSockets(Supplier<? extends Watcher> watcher) {
    this.watcher = watcher;
  }

  @Override
  public Socket createSocket() {
    return new ToldSocket(watcher.get());
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("A socket is connected by the one who asked for it.");
  }
}
