package org.workloadmonitor.collector.external.http;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.tls.TlsMetrics;

/** What an HTTP probe measures besides. */
final class HttpMetrics {

  static final MetricDescriptor STATUS =
      MetricDescriptor.gauge(
          "probe.http.status_code", "{status}", "Status of the answer, after all redirects.");

  static final MetricDescriptor SIZE =
      MetricDescriptor.gauge(
          "probe.http.body.size", "By", "Length of the answer's body, uncompressed.");

  private HttpMetrics() {}

  static List<MetricDescriptor> all() {
    return List.of(STATUS, SIZE, TlsMetrics.TIME_LEFT);
  }
}
