package org.workloadmonitor.collector.database.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An address in front of a server, as a name in the DNS or a proxy is: it can be pointed to another
 * server, fall silent, and break its connections.
 */
public final class Gate implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Object monitor = new Object();
  private volatile @Nullable InetSocketAddress target;
  private boolean silent;

  private Gate(ServerSocket listener, @Nullable InetSocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /** Opens one on a free port of the loopback interface. */
  public static Gate to(InetSocketAddress target) throws IOException {
    return open(target);
  }

  /** One behind which nobody ever answers. */
  public static Gate toNobody() throws IOException {
    return open(null);
  }

  private static Gate open(@Nullable InetSocketAddress target) throws IOException {
    Gate gate = new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(gate::accept);
    return gate;
  }

  /**
   * The URL of a database behind it.
   *
   * @param scheme such as {@code jdbc:mysql}
   * @param database may be empty
   */
  public String url(String scheme, String database) {
    return "%s://127.0.0.1:%d/%s".formatted(scheme, listener.getLocalPort(), database);
  }

  /** How many connections were made so far. */
  public int accepted() {
    return accepted.get();
  }

  /** From now on what comes is taken and nothing goes on. */
  public void fallSilent() {
    synchronized (monitor) {
      silent = true;
    }
  }

  /** All that was held goes on. */
  public void speak() {
    synchronized (monitor) {
      silent = false;
      monitor.notifyAll();
    }
  }

  /** New connections go to this server from now on; those that are there break. */
  public void pointTo(InetSocketAddress other) {
    target = other;
    cut();
  }

  /** Breaks all connections. */
  public void cut() {
    sockets.forEach(Gate::close);
    sockets.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        sockets.add(client);
        InetSocketAddress server = target;
        if (server != null) {
          Thread.ofVirtual().start(() -> connect(client, server));
        }
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void connect(Socket client, InetSocketAddress target) {
    try {
      Socket server = new Socket(target.getHostString(), target.getPort());
      sockets.add(server);
      Thread.ofVirtual().start(() -> pump(server, client));
      pump(client, server);
    } catch (IOException e) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
        awaitSpeech();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side is gone, so the other goes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private void awaitSpeech() throws InterruptedException {
    synchronized (monitor) {
      while (silent) {
        monitor.wait();
      }
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    close(listener);
    cut();
    speak();
  }
}
