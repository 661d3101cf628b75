package org.workloadmonitor.collector.external.dns;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What an answer is worth in numbers. */
final class DnsMetrics {

  static final MetricDescriptor ANSWERS =
      MetricDescriptor.gauge(
          "dns.answer.records", "{record}", "Records of the type asked for in the answer.");

  static final MetricDescriptor TTL =
      MetricDescriptor.gauge(
          "dns.answer.ttl", "s", "Shortest time to live of the records asked for.");

  private DnsMetrics() {}

  static List<MetricDescriptor> all() {
    return List.of(ANSWERS, TTL);
  }
}
