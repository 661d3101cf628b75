package org.workloadmonitor.collector.external.tls;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * What a handshake showed, and the judgement on it.
 *
 * @param result {@link Result#SUCCESS}, or the word of the gravest fault
 * @param reason a sentence for each fault; empty after success
 * @param session the version and the cipher: {@code tls.protocol.version}, {@code tls.cipher}
 * @param chain the certificates on the way to an authority, the server's own first
 * @param end when the first of them ends
 * @param details the session, and each certificate that the server sent with subject, issuer,
 *     serial number, times, names and fingerprint; bounded
 */
public record TlsFinding(
    Result result,
    String reason,
    Attributes session,
    List<CertificateFacts> chain,
    Instant end,
    Attributes details) {

  private static final double SECONDS_PER_DAY = 86_400;

  /** How long the whole chain is still valid, in days; negative where it is not any more. */
  public double daysLeft(Instant now) {
    return days(now, end);
  }

  static double days(Instant from, Instant to) {
    return (to.getEpochSecond() - from.getEpochSecond()) / SECONDS_PER_DAY;
  }
}
