package org.workloadmonitor.collector.external.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.names.NoAddressException;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.ConnectFaults;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.tls.TlsFaults;

/** What a failed call means: what was thrown, and in which phase. */
final class HttpFaults {

  private static final Pattern LINE = Pattern.compile("\\\\n not found: limit=(\\d{1,18})");
  private static final long LONGEST_LINE = 65_536;

  /** How the messages of Okio's decoder begin. */
  private static final Set<String> NO_GZIP =
      Set.of(
          "ID1ID2",
          "FHCRC",
          "CRC",
          "ISIZE",
          "source exhausted prematurely",
          "gzip finished without exhausting source");

  private HttpFaults() {}

  /**
   * The failure.
   *
   * @param phase the last that began; null if none did
   * @param asked whether the server had asked for a client certificate
   */
  static FailedLook of(IOException e, Phase.@Nullable Name phase, boolean asked) {
    IOException failure = farthest(e);
    if (failure instanceof NoAddressException noAddress) {
      return new FailedLook(noAddress.result(), noAddress.reason());
    }
    if (failure instanceof Inward.RefusedException refused) {
      return new FailedLook(Result.INVALID_RESPONSE, String.valueOf(refused.getMessage()));
    }
    if (phase == null) {
      return new FailedLook(Result.PROBE_FAILED, "The request can't be made: " + said(failure));
    }
    return switch (phase) {
      case DNS ->
          new FailedLook(Result.DNS_FAILURE, "The name can't be resolved: " + said(failure));
      case CONNECT -> ofConnect(failure);
      case PROXY ->
          new FailedLook(Result.PROXY_FAILURE, "The proxy opened no way: " + said(failure));
      case TLS -> ofHandshake(failure, asked);
      case REQUEST, FIRST_BYTE, TRANSFER -> ofConversation(failure, phase, asked);
    };
  }

  /**
   * The failure of a server that was spoken to in HTTP/2 at once, as there is no TLS to agree on
   * it.
   */
  static FailedLook ofHttp2InTheClear(IOException e) {
    return new FailedLook(
        Result.INVALID_RESPONSE, "The server speaks no HTTP/2 without TLS, it seems: " + said(e));
  }

  /** Of several addresses the one counts to which there is a way at all. */
  private static IOException farthest(IOException e) {
    if (ConnectFaults.ofConnect(e) == Result.UNREACHABLE) {
      for (Throwable other : e.getSuppressed()) {
        if (other instanceof IOException failure
            && ConnectFaults.ofConnect(failure) != Result.UNREACHABLE) {
          return failure;
        }
      }
    }
    return e;
  }

  private static FailedLook ofConnect(IOException e) {
    if (isTimeout(e)) {
      return new FailedLook(
          Result.CONNECT_TIMEOUT, "There was no answer to the attempt to connect in time.");
    }
    Result result = ConnectFaults.ofConnect(e);
    return new FailedLook(
        result,
        switch (result) {
          case CONNECTION_REFUSED -> "Nothing listens there: the connection was refused.";
          case CONNECT_TIMEOUT -> "There was no answer to the attempt to connect in time.";
          case UNREACHABLE -> "There is no way to the address: " + said(e);
          default -> "No connection was made: " + said(e);
        });
  }

  private static FailedLook ofHandshake(IOException e, boolean asked) {
    if (isTimeout(e)) {
      return new FailedLook(
          Result.RESPONSE_TIMEOUT, "The server did not complete the TLS handshake in time.");
    }
    return ofTls(e, asked);
  }

  private static FailedLook ofTls(IOException e, boolean asked) {
    Result result = TlsFaults.result(e, asked);
    return new FailedLook(
        result,
        switch (result) {
          case CONNECTION_CLOSED -> "The server closed the connection during the TLS handshake.";
          case CONNECTION_RESET -> "The connection was reset during the TLS handshake.";
          case INVALID_RESPONSE -> "What the server answered is not TLS.";
          case TLS_VERSION ->
              "The server speaks no version of TLS that this agent accepts: " + said(e);
          case CLIENT_CERTIFICATE_REJECTED ->
              "The server asked for a client certificate and did not accept what it got: "
                  + said(e);
          default -> "The TLS handshake failed: " + said(e);
        });
  }

  private static FailedLook ofConversation(IOException e, Phase.Name phase, boolean asked) {
    if (isTimeout(e)) {
      return new FailedLook(
          Result.RESPONSE_TIMEOUT,
          phase == Phase.Name.TRANSFER
              ? "The answer began, but was not complete in time."
              : "The server took the request and did not answer in time.");
    }
    // With TLS 1.3 a server refuses a client's certificate after the handshake, and its closing may
    // overtake what it says of it.
    if (TlsFaults.alert(e).isPresent()
        || (phase != Phase.Name.TRANSFER
            && TlsFaults.result(e, asked) == Result.CLIENT_CERTIFICATE_REJECTED)) {
      return ofTls(e, asked);
    }
    if (isEndlessLine(e)) {
      return new FailedLook(
          Result.INVALID_RESPONSE, "The answer is no HTTP: a line of its header does not end.");
    }
    if (isNoGzip(e)) {
      return new FailedLook(
          Result.INVALID_RESPONSE, "The body is said to be gzip, and is not: " + said(e));
    }
    if (isClosed(e)) {
      return new FailedLook(
          Result.CONNECTION_CLOSED,
          "The server closed the connection before its answer was complete.");
    }
    return switch (e) {
      case SocketException _, StreamResetException _, ConnectionShutdownException _ ->
          new FailedLook(Result.CONNECTION_RESET, "The connection was reset: " + said(e));
      default -> new FailedLook(Result.INVALID_RESPONSE, "The answer is no HTTP: " + said(e));
    };
  }

  private static boolean isTimeout(IOException e) {
    return e instanceof InterruptedIOException;
  }

  /** Okio has one word for a line that is too long and for one that is cut off. */
  private static boolean isEndlessLine(IOException e) {
    Matcher line = LINE.matcher(String.valueOf(e.getCause()));
    return e.getCause() instanceof EOFException
        && line.find()
        && Long.parseLong(line.group(1)) >= LONGEST_LINE;
  }

  /** What is not there, or comes to an end before gzip does; Okio has no type for it. */
  private static boolean isNoGzip(IOException e) {
    return e.getCause() instanceof DataFormatException
        || NO_GZIP.stream().anyMatch(String.valueOf(e.getMessage())::startsWith);
  }

  private static boolean isClosed(IOException e) {
    return e instanceof EOFException
        || e.getCause() instanceof EOFException
        || (e instanceof ProtocolException && said(e).contains("unexpected end of stream"));
  }

  private static String said(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() + "." : message + ".";
  }
}
