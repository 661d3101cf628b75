package org.workloadmonitor.collector.external.http;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Unconnected sockets that tell when they are connected; OkHttp asks for no others. */
final class PlainSockets extends SocketFactory {

  private final Runnable whenConnected;

  PlainSockets(Runnable whenConnected) {
    this.whenConnected = whenConnected;
  }

  @Override
  public Socket createSocket() {
    return new ToldSocket(whenConnected);
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
