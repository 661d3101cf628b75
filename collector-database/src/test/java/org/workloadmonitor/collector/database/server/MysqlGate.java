package org.workloadmonitor.collector.database.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An address in front of a server, as a name in the DNS or a proxy is: it can be pointed to another
 * server, fall silent, and break its connections.
 */
public final class MysqlGate implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Object monitor = new Object();
  private volatile @Nullable MysqlServer target;
  private boolean silent;

  private MysqlGate(ServerSocket listener, @Nullable MysqlServer target) {
    this.listener = listener;
    this.target = target;
  }

  /** Opens one on a free port of the loopback interface. */
  public static MysqlGate to(MysqlServer target) throws IOException {
    return open(target);
  }

  /** One behind which nobody ever answers. */
  public static MysqlGate toNobody() throws IOException {
    return open(null);
  }

  private static MysqlGate open(@Nullable MysqlServer target) throws IOException {
    var gate = new MysqlGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(gate::accept);
    return gate;
  }

  /** The URL of the server behind it. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/".formatted(listener.getLocalPort());
  }

  /** How many connections there were. */
  public int accepted() {
    return sockets.size();
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
  public void pointTo(MysqlServer other) {
    target = other;
    sockets.forEach(MysqlGate::end);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        MysqlServer server = target;
        if (server != null) {
          Thread.ofVirtual().start(() -> connect(client, server));
        }
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void connect(Socket client, MysqlServer target) {
    URI address = URI.create(target.url().substring("jdbc:".length()));
    try {
      Socket server = new Socket(address.getHost(), address.getPort());
      Thread.ofVirtual().start(() -> pump(server, client));
      pump(client, server);
    } catch (IOException e) {
      end(client);
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
      end(from);
      end(to);
    }
  }

  private void awaitSpeech() throws InterruptedException {
    synchronized (monitor) {
      while (silent) {
        monitor.wait();
      }
    }
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It was closed already.
    }
  }

  @Override
  public void close() {
    end(listener);
    sockets.forEach(MysqlGate::end);
    speak();
  }
}
