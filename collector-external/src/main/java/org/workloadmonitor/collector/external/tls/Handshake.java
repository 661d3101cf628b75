package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Interrupts;

/**
 * A handshake that was completed, and what it is worth.
 *
 * @param socket over which to speak, if the finding is good
 * @param finding the judgement
 */
public record Handshake(SSLSocket socket, TlsFinding finding) {

  /**
   * Makes a handshake over a connected socket.
   *
   * @param client how
   * @param connected closed with the TLS socket
   * @param host the host that is meant
   * @param now when
   * @throws FailedLook if there is no handshake
   * @throws InterruptedException if the thread was interrupted
   */
  public static Handshake make(TlsClient client, Socket connected, String host, Instant now)
      throws FailedLook, InterruptedException {
    SSLSocket socket = null;
    try {
      socket =
          (SSLSocket)
              client
                  .sockets()
                  .createSocket(connected, client.nameOf(host), connected.getPort(), true);
      socket.startHandshake();
    } catch (IOException e) {

      Interrupts.check(e);
      throw failure(e, socket != null && client.wasAsked(socket));
    }
    return new Handshake(socket, client.judge(socket.getSession(), host, now));
  }

  /**
   * The failure of a handshake, or of what comes after it.
   *
   * @param e what the socket threw
   * @param asked whether the server had asked for a client certificate
   */
  public static FailedLook failure(IOException e, boolean asked) {
    Result result = TlsFaults.result(e, asked);
    return new FailedLook(
        result,
        switch (result) {
          case RESPONSE_TIMEOUT -> "The server did not complete the TLS handshake in time.";
          case CONNECTION_CLOSED -> "The server closed the connection during the TLS handshake.";
          case CONNECTION_RESET -> "The connection was reset during the TLS handshake.";
          case INVALID_RESPONSE -> "What the server answered is not TLS.";
          case TLS_VERSION ->
              "The server speaks no version of TLS that this agent accepts: %s."
                  .formatted(e.getMessage());
          case CLIENT_CERTIFICATE_REJECTED ->
              "The server asked for a client certificate and did not accept what it got: %s."
                  .formatted(e.getMessage());
          default -> "The TLS handshake failed: %s.".formatted(e.getMessage());
        });
  }
}
