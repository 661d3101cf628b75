package org.workloadmonitor.collector.external.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * What the OCSP answer says that a server stapled to its certificate (RFC 6066, section 8). Nobody
 * else is asked: a check that waits for a responder would measure the responder.
 *
 * @param status its word
 * @param reason a sentence where the status is not good
 */
record Staple(Status status, String reason) {

  enum Status {
    GOOD,
    REVOKED,
    /** The answer is stale, signed by a stranger, or knows nothing of the certificate. */
    UNRELIABLE,
    MISSING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Staple of(ChainPath path, List<byte[]> answers, Instant now) {
    if (answers.isEmpty() || answers.getFirst().length == 0) {
      return new Staple(Status.MISSING, "The server stapled no OCSP answer to its certificate.");
    }
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
      checker.setOcspResponses(Map.of(path.certificates().getFirst(), answers.getFirst()));
      PKIXParameters parameters = new PKIXParameters(path.anchors());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertPathChecker(checker);
      validator.validate(
          CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()),
          parameters);
      return new Staple(Status.GOOD, "");
    } catch (CertPathValidatorException e) {
      return e.getReason() == BasicReason.REVOKED
          ? new Staple(Status.REVOKED, "The certificate was revoked: " + e.getMessage() + ".")
          : unreliable(e);
    } catch (GeneralSecurityException e) {
      return unreliable(e);
    }
  }

  private static Staple unreliable(GeneralSecurityException e) {
    return new Staple(
        Status.UNRELIABLE, "The stapled OCSP answer proves nothing: " + e.getMessage() + ".");
  }

  /** Whether this makes the look fail. */
  boolean isFault(Revocation wanted) {
    return status == Status.REVOKED
        || (wanted == Revocation.REQUIRE_STAPLE && status != Status.GOOD);
  }

  Fault fault() {
    return new Fault(
        status == Status.REVOKED ? Result.CERTIFICATE_REVOKED : Result.ASSERTION_FAILED, reason);
  }
}
