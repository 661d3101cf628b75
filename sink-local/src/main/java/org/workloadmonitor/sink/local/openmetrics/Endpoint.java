package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.workloadmonitor.api.ConfigurationException;

/** A listening HTTP server. */
final class Endpoint implements AutoCloseable {

  /** How long close() waits for answers that are being sent. The agent waits a second for it. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final HttpServer server;
  private final RequestThreads threads;
  private boolean closed;

  private Endpoint(HttpServer server, RequestThreads threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to serve.
   *
   * @throws ConfigurationException if the address can't be had
   */
  static Endpoint start(
      ListenAddress listen, InetAddress address, HttpHandler handler, RequestThreads threads)
      throws IOException {
    limitConnections();
    HttpServer server = bind(listen, new InetSocketAddress(address, listen.port()));
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return new Endpoint(server, threads);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() throws InterruptedException {
    if (!closed) {
      closed = true;
      threads.await(PATIENCE);
      server.stop(0);
      threads.close();
    }
  }

  /**
   * The address that a host name stands for.
   *
   * @throws ConfigurationException if there is none
   */
  static InetAddress resolve(ListenAddress listen) {
    try {
      return listen.isEveryAddress()
          ? new InetSocketAddress(0).getAddress()
          : InetAddress.getByName(listen.host());
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "listen",
          "The host %s is not known. Write an address of this host, such as 127.0.0.1:%d."
              .formatted(listen.host(), listen.port()));
    }
  }

  private static HttpServer bind(ListenAddress listen, InetSocketAddress address)
      throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      String reason = String.valueOf(e.getMessage());
      boolean taken = reason.toLowerCase(Locale.ROOT).contains("in use");
      throw new ConfigurationException(
          "listen",
          taken
              ? "Port %d is taken by another program. Stop that one, or choose another port, as in %s."
                  .formatted(listen.port(), new ListenAddress(listen.host(), listen.port() + 1))
              : "Can't listen on %s: %s. Write an address of this host and a port from 1024 up."
                  .formatted(listen, reason));
    }
  }

  /**
   * Silent connections are closed after half a minute; until then they must not use up the files
   * that the agent may open. The server reads this once in the life of the process.
   */
  private static void limitConnections() {
    String property = "jdk.httpserver.maxConnections";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "256");
    }
  }
}
