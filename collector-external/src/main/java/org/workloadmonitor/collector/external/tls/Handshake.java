package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
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

  /** Makes the connections for handshakes. */
  @FunctionalInterface
  public interface Connector {

    /**
     * A new connection.
     *
     * @throws FailedLook if there is none to be had
     * @throws InterruptedException if the thread was interrupted
     */
    Socket connect() throws FailedLook, InterruptedException;

    /**
     * Says what the server wants to hear before it speaks TLS: nothing.
     *
     * @throws FailedLook if the server does not want to
     * @throws IOException if the connection broke
     */
    default void askForTls(Socket connected) throws FailedLook, IOException {}
  }

  /**
   * Connects and makes a handshake; twice if the first offer was too little for the server.
   *
   * @param client how
   * @param connector its connection is closed with the TLS socket, and if there is no handshake
   * @param host the host that is meant
   * @param now when
   * @throws FailedLook if there is no connection or no handshake
   * @throws IOException if the connection broke before the handshake
   * @throws InterruptedException if the thread was interrupted
   */
  public static Handshake make(TlsClient client, Connector connector, String host, Instant now)
      throws FailedLook, IOException, InterruptedException {
    Handshake made = attempt(client, connector, host, now);
    return made == null ? make(client, connector, host, now) : made;
  }

  /** Null if another attempt is worth while, which happens once to a client. */
  private static @Nullable Handshake attempt(
      TlsClient client, Connector connector, String host, Instant now)
      throws FailedLook, IOException, InterruptedException {
    Socket connected = connector.connect();
    boolean made = false;
    try {
      connector.askForTls(connected);
      SSLSocket socket =
          (SSLSocket)
              client
                  .sockets()
                  .createSocket(connected, client.nameOf(host), connected.getPort(), true);
      made = isMade(client, socket);
      return made ? new Handshake(socket, client.judge(socket.getSession(), host, now)) : null;
    } finally {
      if (!made) {
        connected.close();
      }
    }
  }

  private static boolean isMade(TlsClient client, SSLSocket socket)
      throws FailedLook, InterruptedException {
    try {
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      Interrupts.check(e);
      boolean asked = client.wasAsked(socket);
      if (client.offersMoreAfter(e, asked)) {
        return false;
      }
      throw failure(e, asked);
    }
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
