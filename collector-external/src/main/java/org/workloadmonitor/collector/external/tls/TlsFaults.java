package org.workloadmonitor.collector.external.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.workloadmonitor.collector.external.probe.Result;

/** What a failed handshake means. */
public final class TlsFaults {

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /** Alerts by which a server judges the certificate of its client (RFC 8446, section 6.2). */
  private static final Set<String> ABOUT_THE_CLIENT =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "unknown_ca",
          "access_denied",
          "no_certificate");

  /**
   * Alerts of a server that finds nothing it knows in an offer (RFC 8446, section 6.2); the last is
   * what servers in Java send.
   */
  private static final Set<String> ABOUT_THE_OFFER =
      Set.of(
          "handshake_failure", "insufficient_security", "illegal_parameter", "unexpected_message");

  private TlsFaults() {}

  /**
   * The word for a failed handshake, or for the first read after it.
   *
   * @param failure what the socket threw
   * @param asked whether the server had asked for a client certificate
   */
  public static Result result(IOException failure, boolean asked) {
    Optional<String> alert = alert(failure);
    if (alert.isPresent()) {
      return ofAlert(alert.get(), asked);
    }
    Result result = ofKind(failure);
    // Who turns a client away may close before its alert is read.
    return asked && (result == Result.CONNECTION_RESET || result == Result.CONNECTION_CLOSED)
        ? Result.CLIENT_CERTIFICATE_REJECTED
        : result;
  }

  private static Result ofKind(IOException failure) {
    return switch (failure) {
      case SocketTimeoutException _ -> Result.RESPONSE_TIMEOUT;
      case EOFException _ -> Result.CONNECTION_CLOSED;
      case SSLException tls when tls.getCause() instanceof EOFException -> Result.CONNECTION_CLOSED;
      case SSLException tls when tls.getCause() instanceof SocketException ->
          Result.CONNECTION_RESET;
      case SSLException tls -> ofMessage(String.valueOf(tls.getMessage()));
      case SocketException _ -> Result.CONNECTION_RESET;
      default -> Result.TLS_FAILURE;
    };
  }

  /** Whether the server said that it knows nothing of what it was offered. */
  static boolean isNothingInCommon(IOException failure) {
    return alert(failure).filter(ABOUT_THE_OFFER::contains).isPresent();
  }

  /** The alert that the server sent, as RFC 8446 names it. */
  public static Optional<String> alert(IOException failure) {
    Matcher alert = ALERT.matcher(String.valueOf(failure.getMessage()));
    return alert.find() ? Optional.of(alert.group(1)) : Optional.empty();
  }

  private static Result ofAlert(String alert, boolean asked) {
    if (alert.equals("protocol_version")) {
      return Result.TLS_VERSION;
    }
    boolean certificate =
        ABOUT_THE_CLIENT.contains(alert) || (asked && alert.equals("handshake_failure"));
    return certificate ? Result.CLIENT_CERTIFICATE_REJECTED : Result.TLS_FAILURE;
  }

  /** The JDK has no types for these. */
  private static Result ofMessage(String message) {
    if (message.contains("protocol version") || message.contains("No appropriate protocol")) {
      return Result.TLS_VERSION;
    }
    return message.contains("Unsupported or unrecognized SSL message")
        ? Result.INVALID_RESPONSE
        : Result.TLS_FAILURE;
  }
}
