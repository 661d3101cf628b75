package org.workloadmonitor.collector.external.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * How a probe of any protocol speaks TLS and whom it trusts.
 *
 * @param serverName the name that is sent (SNI) and that the certificate must be for; the host
 *     where it is left out
 * @param caFile the authorities that are trusted instead of Java's
 * @param clientCertificate what is shown to a server that asks
 * @param minVersion the oldest version that is good
 * @param revocation what is asked about revocation
 * @param warnBefore how long before the first expiry in the chain it is worth a warning
 */
public record TlsOptions(
    @Description(
            "Name sent to the server (SNI) that its certificate must be for; by default the host.")
        Optional<String> serverName,
    @Description("PEM file with the authorities to trust instead of those of Java.")
        Optional<Path> caFile,
    @Description("What to show to a server that asks for a certificate.")
        Optional<ClientCertificate> clientCertificate,
    @Default("1.2") @Description("Oldest version of TLS that is good: 1.2 or 1.3.")
        MinVersion minVersion,
    @Default("none")
        @Description(
            "Whether a revoked certificate is found by the OCSP answer that the server staples;"
                + " require_staple fails without one.")
        Revocation revocation,
    @Description("Degraded when a certificate of the chain ends within this time.")
        Optional<Duration> warnBefore) {

  /** Java's authorities, no certificate of one's own, TLS 1.2 at least. */
  public static final TlsOptions DEFAULT =
      new TlsOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new MinVersion(TlsVersion.V1_2),
          Revocation.NONE,
          Optional.empty());
}
