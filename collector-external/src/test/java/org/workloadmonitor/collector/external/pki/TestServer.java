package org.workloadmonitor.collector.external.pki;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * A server on a real socket of this machine. Each connection is served by a virtual thread; closing
 * the server closes all connections.
 */
public final class TestServer implements AutoCloseable {

  /** What the server does with a connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Service {
    void serve(Socket connection) throws Exception;
  }

  private final ServerSocket listener;
  private final Service service;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Exception> failures = new CopyOnWriteArrayList<>();

  private TestServer(ServerSocket listener, Service service) {
    this.listener = listener;
    this.service = service;
    Thread.ofVirtual().name("test server").start(this::accept);
  }

  /** Serves on the loopback address. */
  public static TestServer start(Service service) throws IOException {
    return start(InetAddress.getLoopbackAddress(), service);
  }

  /** Serves on an address of this machine. */
  public static TestServer start(InetAddress address, Service service) throws IOException {
    return new TestServer(new ServerSocket(0, 600, address), service);
  }

  /** A server that makes the TLS handshake and waits for the client to go. */
  public static TestServer tls(SSLContext context) throws IOException {
    return tls(context, new SSLParameters());
  }

  /** The same with other protocol versions, or with a client certificate. */
  public static TestServer tls(SSLContext context, SSLParameters parameters) throws IOException {
    return tls(context, parameters, TestServer::untilTheClientGoes);
  }

  /** A TLS server that says something; the handshake is made when it first reads or writes. */
  public static TestServer tls(SSLContext context, SSLParameters parameters, Service service)
      throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 600, InetAddress.getLoopbackAddress());
    listener.setSSLParameters(parameters);
    return new TestServer(listener, service);
  }

  /** Reads and forgets. */
  public static void untilTheClientGoes(Socket connection) throws IOException {
    byte[] buffer = new byte[4096];
    int read;
    do {
      read = connection.getInputStream().read(buffer);
    } while (read >= 0);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The connections that are still open on this side. */
  public int connections() {
    return open.size();
  }

  /** What went wrong with connections so far. */
  public List<Exception> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : open) {
      connection.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        open.add(connection);
        Thread.ofVirtual().name("test server connection").start(() -> serve(connection));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          failures.add(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      service.serve(connection);
    } catch (Exception e) {
      failures.add(e);
    } finally {
      open.remove(connection);
    }
  }
}
