package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets over connected ones; shows each, and sends the name that the operator chose. */
final class SecureSockets extends SSLSocketFactory {

  private final Supplier<SSLSocketFactory> sockets;
  private final UnaryOperator<String> name;
  private final Consumer<Socket> made;

  SecureSockets(
      Supplier<SSLSocketFactory> sockets, UnaryOperator<String> name, Consumer<Socket> made) {
    this.sockets = sockets;
    this.name = name;
    this.made = made;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    Socket socket = sockets.get().createSocket(connected, name.apply(host), port, autoClose);
    made.accept(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return sockets.get().createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return sockets.get().createSocket(address, port, localAddress, localPort);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.get().getSupportedCipherSuites();
  }
}
