package org.workloadmonitor.sink.cloudwatch.service.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Serves HTTP/1.1 on the loopback address; each connection on a thread of its own. */
public final class Server implements AutoCloseable {

  /**
   * Ports from which no system takes the local end of a connection. A client that keeps trying a
   * closed port among those would one day be connected to itself.
   */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 30_000;

  private final Handler handler;
  private final int port;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private Thread acceptor;

  /**
   * Starts to serve.
   *
   * @param port zero for any that is free
   */
  public Server(Handler handler, int port) {
    this.handler = handler;
    this.listener = port == 0 ? listenAnywhere() : listenThere(port);
    this.port = listener.getLocalPort();
    this.acceptor = accept(listener);
  }

  /** Where it serves, now or once it is started again. */
  public int port() {
    return port;
  }

  /** Refuses connections, and resets those that are open. */
  public synchronized void stop() {
    try {
      if (listener != null) {
        listener.close();
        listener = null;
        // The system goes on taking connections until the thread that waits for them has left.
        acceptor.join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(Connection::reset);
  }

  /** Serves again, on the same port. */
  public synchronized void start() {
    if (listener == null) {
      listener = listenThere(port);
      acceptor = accept(listener);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private Thread accept(ServerSocket from) {
    return Thread.ofVirtual()
        .name("service-" + port)
        .start(
            () -> {
              while (!from.isClosed()) {
                try {
                  serve(from.accept(), from);
                } catch (IOException e) {
                  // Closed, or a client that has gone before it was accepted.
                }
              }
            });
  }

  private void serve(Socket socket, ServerSocket from) {
    connections.add(socket);
    if (from.isClosed()) {
      Connection.reset(socket);
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                new Connection(socket, handler).serve();
              } finally {
                connections.remove(socket);
              }
            });
  }

  private static ServerSocket listenAnywhere() {
    int first = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
    for (int i = 0; i < LAST_PORT - FIRST_PORT; i++) {
      try {
        return listen(FIRST_PORT + (first - FIRST_PORT + i) % (LAST_PORT - FIRST_PORT));
      } catch (BindException e) {
        // Somebody else has it; so the next.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("No port is free.");
  }

  private static ServerSocket listenThere(int port) {
    try {
      return listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port, e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
