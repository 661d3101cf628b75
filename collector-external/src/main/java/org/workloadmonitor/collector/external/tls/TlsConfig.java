package org.workloadmonitor.collector.external.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.collector.external.names.Hosts;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.socket.Destination;

/**
 * The block of a {@code tls} probe.
 *
 * @param host the server
 * @param port its port
 * @param timeout of the whole look
 * @param ipVersion which addresses of the host are used
 * @param serverName see {@link TlsOptions}
 * @param caFile see {@link TlsOptions}
 * @param clientCertificate see {@link TlsOptions}
 * @param minVersion see {@link TlsOptions}
 * @param revocation see {@link TlsOptions}
 * @param warnBefore see {@link TlsOptions}
 */
public record TlsConfig(
    @Description("Name or address of the server.") String host,
    @Default("443") @Range(min = "1", max = "65535") @Description("Port of the server.") int port,
    @Default("10s") @Range(min = "1ms", max = "5m") @Description("Time-out of the whole look.")
        Duration timeout,
    @Default("any") @Description("Which addresses of the host are used: any, ipv4 or ipv6.")
        IpFamily ipVersion,
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

  /** Checks the host. */
  public TlsConfig {
    Hosts.check("host", host);
  }

  Destination destination() {
    return new Destination(host, ipVersion);
  }

  TlsOptions options() {
    return new TlsOptions(
        serverName, caFile, clientCertificate, minVersion, revocation, warnBefore);
  }
}
