package org.workloadmonitor.collector.database.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address in front of a server, as a name in the DNS or a proxy is: it can be pointed to another
 * server, fall silent, and break its connections.
 */
public final class PostgresqlGate implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Object monitor = new Object();
  private volatile PostgresqlServer target;
  private boolean silent;

  private PostgresqlGate(ServerSocket listener, PostgresqlServer target) {
    this.listener = listener;
    this.target = target;
  }

  /** Opens one on a free port of the loopback interface. */
  public static PostgresqlGate to(PostgresqlServer target) throws IOException {
    var gate =
        new PostgresqlGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(gate::accept);
    return gate;
  }

  /** The URL of a database behind it. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(listener.getLocalPort(), database);
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
  public void pointTo(PostgresqlServer other) {
    target = other;
    cut();
  }

  /** Breaks all connections. */
  public void cut() {
    sockets.forEach(PostgresqlGate::close);
    sockets.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(target.host(), target.port());
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
