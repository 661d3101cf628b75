package org.workloadmonitor.collector.external.probe;

import java.util.Locale;

/** How a look at a target ended: one word of a closed set. */
public enum Result {
  /** Everything was as it should be. */
  SUCCESS,

  /** The name has no address: NXDOMAIN, or no record of the type asked for. */
  DNS_FAILURE,
  /** No resolver answered in time. */
  DNS_TIMEOUT,

  /** The host answered that nothing listens there. */
  CONNECTION_REFUSED,
  /** No answer to the attempt to connect. */
  CONNECT_TIMEOUT,
  /** There is no way to the target's address from here. */
  UNREACHABLE,
  /** The connection was cut while it was used. */
  CONNECTION_RESET,
  /** The target closed the connection before it had said what it should. */
  CONNECTION_CLOSED,
  /** The proxy refused, or could not reach the target. */
  PROXY_FAILURE,

  /** The TLS handshake failed for a reason that has no word of its own. */
  TLS_FAILURE,
  /** Client and server have no TLS version in common. */
  TLS_VERSION,
  /** The server wants a client certificate, and got none or not a good one. */
  CLIENT_CERTIFICATE_REJECTED,
  /** No trusted authority stands behind the certificate, or its chain is incomplete. */
  CERTIFICATE_UNTRUSTED,
  /** A certificate of the chain is expired. */
  CERTIFICATE_EXPIRED,
  /** A certificate of the chain is not valid yet. */
  CERTIFICATE_NOT_YET_VALID,
  /** The certificate is for another name. */
  CERTIFICATE_NAME_MISMATCH,
  /** The certificate was revoked. */
  CERTIFICATE_REVOKED,
  /** All is well but the time that a certificate of the chain is still valid. */
  CERTIFICATE_EXPIRES_SOON,

  /** The target took the request and did not answer, or not completely, in time. */
  RESPONSE_TIMEOUT,
  /** What came is not the protocol. */
  INVALID_RESPONSE,
  /** The answer is longer than the configured limit. */
  RESPONSE_TOO_LARGE,
  /** Redirects without end. */
  TOO_MANY_REDIRECTS,
  /** A complete answer with a status that was not expected. */
  WRONG_STATUS,
  /** A complete answer that does not say what was expected. */
  ASSERTION_FAILED,
  /** A complete answer without the value that a later step of the journey needs. */
  EXTRACTION_FAILED,
  /** The journey's own time was over before the step had ended. */
  JOURNEY_TIMEOUT,
  /** Some of several packets were lost, and others came back. */
  PACKET_LOSS,

  /** The agent's system does not allow this probe; nothing is known of the target. */
  NOT_PERMITTED,
  /** The probe itself failed; nothing is known of the target. */
  PROBE_FAILED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The result as the value of an attribute. */
  public String word() {
    return word;
  }

  /** Whether the target did all that it should. */
  public boolean success() {
    return this == SUCCESS;
  }

  /** Whether the target works, but worse than it should. */
  public boolean degraded() {
    return this == CERTIFICATE_EXPIRES_SOON || this == PACKET_LOSS;
  }

  /** Whether the target does its work, if badly. */
  public boolean up() {
    return success() || degraded();
  }

  /** Whether the target kept the look waiting until it gave up. */
  public boolean isTimeout() {
    return this == DNS_TIMEOUT || this == CONNECT_TIMEOUT || this == RESPONSE_TIMEOUT;
  }

  /** Whether the look tells something of the target, rather than of the agent. */
  public boolean conclusive() {
    return this != NOT_PERMITTED && this != PROBE_FAILED;
  }
}
