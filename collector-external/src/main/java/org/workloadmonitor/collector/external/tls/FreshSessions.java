package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that resume no session: a resumed handshake shows no certificate. The JDK looks for a
 * session by the host that the socket was made for, so each gets one of its own: a number, which
 * the JDK does not take for a name to be sent. What the server is told (SNI) is the true one.
 */
final class FreshSessions extends SSLSocketFactory {

  private final SSLSocketFactory sockets;
  private final Offer offer;
  private final AtomicLong made = new AtomicLong();

  FreshSessions(SSLContext context, Offer offer) {
    this.sockets = context.getSocketFactory();
    this.offer = offer;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket socket =
        (SSLSocket) sockets.createSocket(connected, "#" + made.incrementAndGet(), port, autoClose);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(
        HostNames.isAddress(host) ? List.of() : List.of(new SNIHostName(IDN.toASCII(host))));
    offer.setIn(parameters);
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw unconnected();
  }

  private static UnsupportedOperationException unconnected() {
    return new UnsupportedOperationException("Connect first; TLS comes over a connected socket.");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
