package org.workloadmonitor.collector.external.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;

/**
 * What there is to say of a certificate.
 *
 * @param subject its owner, by RFC 2253
 * @param issuer who signed it, by RFC 2253
 * @param serial its serial number in hexadecimal digits
 * @param notBefore when it begins to be valid
 * @param notAfter when it ends
 * @param names host names and addresses that it is for
 * @param sha256 its fingerprint in hexadecimal digits
 */
public record CertificateFacts(
    String subject,
    String issuer,
    String serial,
    Instant notBefore,
    Instant notAfter,
    List<String> names,
    String sha256) {

  private static final int MOST_NAMES = 10;

  static CertificateFacts of(X509Certificate certificate) {
    List<String> names = HostNames.of(certificate).all();
    return new CertificateFacts(
        Names.of(certificate.getSubjectX500Principal()),
        Names.of(certificate.getIssuerX500Principal()),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        names.stream().limit(MOST_NAMES).map(Names::shortened).toList(),
        fingerprint(certificate));
  }

  /** How long it is still valid, in days; negative where it is not any more. */
  public double daysLeft(Instant now) {
    return TlsFinding.days(now, notAfter);
  }

  void describe(Attributes.Builder details, String prefix) {
    details
        .put(prefix + "subject", subject)
        .put(prefix + "issuer", issuer)
        .put(prefix + "serial", serial)
        .put(prefix + "not_before", notBefore.toString())
        .put(prefix + "not_after", notAfter.toString())
        .put(prefix + "sha256", sha256);
    if (!names.isEmpty()) {
      details.put(prefix + "names", String.join(" ", names));
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read has no SHA-256.", e);
    }
  }
}
