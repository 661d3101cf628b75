package org.workloadmonitor.collector.external.icmp;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What the packets of a look are worth in numbers. */
final class IcmpMetrics {

  static final MetricDescriptor MIN =
      MetricDescriptor.gauge(
          "icmp.round_trip.min", "s", "Shortest time until a packet of the look came back.");

  static final MetricDescriptor AVG =
      MetricDescriptor.gauge(
          "icmp.round_trip.avg", "s", "Average time until the packets of the look came back.");

  static final MetricDescriptor MAX =
      MetricDescriptor.gauge(
          "icmp.round_trip.max", "s", "Longest time until a packet of the look came back.");

  static final MetricDescriptor LOSS =
      MetricDescriptor.gauge(
          "icmp.packet.loss", "1", "Share of the look's packets that did not come back in time.");

  private IcmpMetrics() {}

  static List<MetricDescriptor> all() {
    return List.of(MIN, AVG, MAX, LOSS);
  }
}
