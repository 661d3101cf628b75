package org.workloadmonitor.collector.external.pki;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Servers that do what no server should. */
public final class BadServers {

  private BadServers() {}

  /** Accepts and says nothing, until the client goes. */
  public static TestServer silent() throws IOException {
    return TestServer.start(TestServer::untilTheClientGoes);
  }

  /** Says what it is told to, one byte after the other with a pause between, and then no more. */
  public static TestServer slow(String text, long pauseMillis) throws IOException {
    return TestServer.start(
        connection -> {
          CountDownLatch never = new CountDownLatch(1);
          for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
            connection.getOutputStream().write(one);
            never.await(pauseMillis, TimeUnit.MILLISECONDS);
          }
          TestServer.untilTheClientGoes(connection);
        });
  }

  /**
   * Stands before a TLS server and keeps from it all that the client says after its hello: so a
   * server looks that has asked for something, in its own first words, and then says no more.
   */
  public static TestServer silentAfterItsHello(TestServer secure) throws IOException {
    return TestServer.start(
        client -> {
          try (Socket server = new Socket(InetAddress.getLoopbackAddress(), secure.port())) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] header = in.readNBytes(5);
            byte[] hello = in.readNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff));
            server.getOutputStream().write(header);
            server.getOutputStream().write(hello);
            Thread back =
                Thread.startVirtualThread(
                    () -> {
                      try {
                        server.getInputStream().transferTo(client.getOutputStream());
                      } catch (IOException e) {
                        // The client is gone.
                      }
                    });
            TestServer.untilTheClientGoes(client);
            // Having nothing more to say, the client may still listen: until the server is closed.
            back.join();
          }
        });
  }

  /** Answers without end. */
  public static TestServer endless() throws IOException {
    return TestServer.start(
        connection -> {
          byte[] chunk = "all work and no play ".repeat(200).getBytes(StandardCharsets.US_ASCII);
          OutputStream out = connection.getOutputStream();
          while (!connection.isClosed()) {
            out.write(chunk);
          }
        });
  }

  /** Says something and resets the connection. */
  public static TestServer resetting(String text) throws IOException {
    return TestServer.start(
        connection -> {
          int _ = connection.getInputStream().read();
          connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
          reset(connection);
        });
  }

  /** Resets a connection as soon as the client has sent something. */
  public static TestServer resetting() throws IOException {
    return resetting("");
  }

  /** Closes each connection at once. */
  public static TestServer closing() throws IOException {
    return TestServer.start(_ -> {});
  }

  /** Closes with RST instead of FIN. */
  public static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /** A socket whose port refuses connections until it is closed: taken, but nobody listens. */
  public static Socket refusing() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }
}
