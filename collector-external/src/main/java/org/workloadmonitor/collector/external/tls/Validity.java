package org.workloadmonitor.collector.external.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** When all certificates of a path are valid. */
final class Validity {

  private Validity() {}

  /** When the last of them begins. */
  static Instant start(ChainPath path) {
    return path.certificates().stream()
        .map(certificate -> certificate.getNotBefore().toInstant())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When the first of them ends. */
  static Instant end(ChainPath path) {
    return firstToEnd(path).getNotAfter().toInstant();
  }

  static X509Certificate firstToEnd(ChainPath path) {
    return path.certificates().stream()
        .min(Comparator.comparing(X509Certificate::getNotAfter))
        .orElseThrow();
  }

  /** How long it is from one moment to another, in words. */
  static String words(Instant from, Instant to) {
    double hours = Duration.between(from, to).toSeconds() / 3_600.0;
    if (hours >= 36) {
      return Math.round(hours / 24) + " days";
    }
    return hours >= 1.5 ? Math.round(hours) + " hours" : Math.round(hours * 60) + " minutes";
  }
}
