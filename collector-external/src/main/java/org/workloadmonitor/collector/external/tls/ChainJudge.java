package org.workloadmonitor.collector.external.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * Judges a chain of certificates by PKIX (RFC 5280), apart from names and revocation. Remembers the
 * last chain that was good: its signatures stay good for as long as its certificates are valid.
 */
final class ChainJudge {

  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final String ANY_PURPOSE = "2.5.29.37.0";

  private final TrustAnchors trusted;
  private volatile @Nullable Known known;

  private record Known(List<X509Certificate> sent, ChainPath path, Instant from, Instant to) {}

  ChainJudge(TrustAnchors trusted) {
    this.trusted = trusted;
  }

  ChainPath path(List<X509Certificate> sent) {
    Known before = known;
    return before != null && before.sent().equals(sent)
        ? before.path()
        : ChainPath.of(sent, trusted);
  }

  /** What is wrong with the way to an authority, if anything is. */
  Optional<Fault> fault(List<X509Certificate> sent, ChainPath path, Instant now) {
    Known before = known;
    if (before != null
        && before.sent().equals(sent)
        && !now.isBefore(before.from())
        && !now.isAfter(before.to())) {
      return Optional.empty();
    }
    Optional<Fault> fault = path.isTrusted() ? validate(path, now) : Optional.of(untrusted(path));
    if (fault.isEmpty()) {
      known = new Known(sent, path, Validity.start(path), Validity.end(path));
    }
    return fault;
  }

  private static Fault untrusted(ChainPath path) {
    X509Certificate last = path.last();
    String name = Names.of(last.getSubjectX500Principal());
    if (!ChainPath.isSelfSigned(last)) {
      return new Fault(
          Result.CERTIFICATE_UNTRUSTED,
          "The chain is incomplete: the server did not send the certificate of '%s', and it is not among the trusted authorities."
              .formatted(Names.of(last.getIssuerX500Principal())));
    }
    return new Fault(
        Result.CERTIFICATE_UNTRUSTED,
        path.certificates().size() == 1
            ? "The certificate of '%s' is signed by itself alone.".formatted(name)
            : "The chain ends at '%s', which is not among the trusted authorities."
                .formatted(name));
  }

  private static Optional<Fault> validate(ChainPath path, Instant now) {
    try {
      PKIXParameters parameters = new PKIXParameters(path.anchors());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()),
              parameters);
      return purpose(path.certificates().getFirst());
    } catch (CertPathValidatorException e) {
      return Optional.of(fault(e, path, now));
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("A path without an authority was to be validated.", e);
    } catch (GeneralSecurityException e) {
      return Optional.of(
          new Fault(
              Result.CERTIFICATE_UNTRUSTED, "The chain can't be validated: " + e.getMessage()));
    }
  }

  private static Fault fault(CertPathValidatorException e, ChainPath path, Instant now) {
    X509Certificate guilty = path.certificates().get(Math.max(0, e.getIndex()));
    String name = Names.of(guilty.getSubjectX500Principal());
    if (e.getReason() == BasicReason.EXPIRED) {
      Instant end = guilty.getNotAfter().toInstant();
      return new Fault(
          Result.CERTIFICATE_EXPIRED,
          "The certificate of '%s' ended at %s, %s ago."
              .formatted(name, end, Validity.words(end, now)));
    }
    if (e.getReason() == BasicReason.NOT_YET_VALID) {
      Instant start = guilty.getNotBefore().toInstant();
      return new Fault(
          Result.CERTIFICATE_NOT_YET_VALID,
          "The certificate of '%s' begins at %s, %s from now."
              .formatted(name, start, Validity.words(now, start)));
    }
    return new Fault(
        Result.CERTIFICATE_UNTRUSTED,
        "The certificate of '%s' is not acceptable: %s.".formatted(name, e.getMessage()));
  }

  private static Optional<Fault> purpose(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> purposes = certificate.getExtendedKeyUsage();
    boolean forServers =
        purposes == null
            || purposes.contains(SERVER_AUTHENTICATION)
            || purposes.contains(ANY_PURPOSE);
    return forServers
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Result.CERTIFICATE_UNTRUSTED,
                "The certificate of '%s' is not meant for servers."
                    .formatted(Names.of(certificate.getSubjectX500Principal()))));
  }
}
