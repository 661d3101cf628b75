package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.workloadmonitor.collector.external.pki.TestServer;

/** A proxy that opens the same way for everybody who asks with CONNECT. */
final class Tunnel {

  private Tunnel() {}

  static TestServer to(int port) throws IOException {
    return to(port, () -> {});
  }

  /** One that does something before it answers. */
  static TestServer to(int port, Runnable first) throws IOException {
    return TestServer.start(
        client -> {
          first.run();
          int _ = client.getInputStream().read(new byte[9_999]);
          try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.startVirtualThread(() -> pass(server, client));
            pass(client, server);
            back.join();
          }
        });
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone, and so the other goes.
    }
  }
}
