package org.workloadmonitor.collector.external.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.probe.Measurement;

/** What a handshake is worth in numbers. */
public final class TlsMetrics {

  /** Of the whole chain; negative when it is over. */
  public static final MetricDescriptor TIME_LEFT =
      MetricDescriptor.gauge(
          "tls.certificate.time_left",
          "d",
          "Days until the first certificate of the chain ends; negative when one has ended.");

  /** By {@code tls.certificate.position}, 0 for the server's own, and {@code .subject}. */
  public static final MetricDescriptor CHAIN_TIME_LEFT =
      MetricDescriptor.gauge(
          "tls.chain.certificate.time_left",
          "d",
          "Days until each certificate of the chain ends; negative when it has ended.");

  /** By {@code tls.protocol.version} and {@code tls.cipher}. */
  public static final MetricDescriptor SESSION =
      MetricDescriptor.gauge(
          "tls.session", "{session}", "Always 1; its attributes tell the TLS version and cipher.");

  private TlsMetrics() {}

  /** All of them. */
  public static List<MetricDescriptor> all() {
    return List.of(TIME_LEFT, CHAIN_TIME_LEFT, SESSION);
  }

  /** What a finding measures. */
  public static List<Measurement> of(TlsFinding finding, Instant now) {
    List<Measurement> all = new ArrayList<>();
    all.add(new Measurement(TIME_LEFT, finding.daysLeft(now)));
    all.add(new Measurement(SESSION, 1, finding.session()));
    for (int i = 0; i < finding.chain().size(); i++) {
      CertificateFacts certificate = finding.chain().get(i);
      all.add(
          new Measurement(
              CHAIN_TIME_LEFT,
              certificate.daysLeft(now),
              Attributes.of(
                  "tls.certificate.position", String.valueOf(i),
                  "tls.certificate.subject", certificate.subject())));
    }
    return all;
  }
}
