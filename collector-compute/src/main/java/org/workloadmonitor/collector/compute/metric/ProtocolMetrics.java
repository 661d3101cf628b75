package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;

/** The metrics of the TCP and UDP stacks. */
public final class ProtocolMetrics {

  static final MetricDescriptor CONNECTIONS =
      gauge(
          "system.network.connection.count",
          "{connection}",
          "TCP connections by state; only with tcp_states: true.");
  private static final MetricDescriptor OPEN =
      gauge(
          "system.network.tcp.connections",
          "{connection}",
          "TCP connections that are open (established, or closed by the other side alone).");
  private static final MetricDescriptor OPENED =
      counter(
          "system.network.tcp.opened",
          "{connection}",
          "TCP connections opened from here ('active') and accepted ('passive').");
  private static final MetricDescriptor FAILED =
      counter(
          "system.network.tcp.open_failures",
          "{connection}",
          "TCP connections that failed while they were opened.");
  private static final MetricDescriptor RESETS =
      counter("system.network.tcp.resets", "{connection}", "Open TCP connections that were reset.");
  private static final MetricDescriptor SEGMENTS =
      counter("system.network.tcp.segments", "{segment}", "TCP segments received and sent.");
  private static final MetricDescriptor RETRANSMISSIONS =
      counter("system.network.tcp.retransmissions", "{segment}", "TCP segments sent again.");
  private static final MetricDescriptor ERRORS =
      counter("system.network.tcp.errors", "{segment}", "Damaged TCP segments received.");
  private static final MetricDescriptor RESETS_SENT =
      counter("system.network.tcp.resets_sent", "{segment}", "TCP segments sent to reset.");
  private static final MetricDescriptor DATAGRAMS =
      counter("system.network.udp.datagrams", "{datagram}", "UDP datagrams received and sent.");
  private static final MetricDescriptor NO_PORT =
      counter(
          "system.network.udp.no_port",
          "{datagram}",
          "UDP datagrams received for ports that nobody listens on.");
  private static final MetricDescriptor UDP_ERRORS =
      counter(
          "system.network.udp.errors",
          "{datagram}",
          "UDP datagrams received that could not be delivered for another reason.");

  /** All metrics of the TCP and UDP stacks. */
  public static final List<MetricDescriptor> METRICS =
      List.of(
          CONNECTIONS,
          OPEN,
          OPENED,
          FAILED,
          RESETS,
          SEGMENTS,
          RETRANSMISSIONS,
          ERRORS,
          RESETS_SENT,
          DATAGRAMS,
          NO_PORT,
          UDP_ERRORS);

  private static final String DIRECTION = "network.io.direction";
  private static final String OPENING = "network.connection.opening";

  static final List<Column<ProtocolReading.Tcp>> TCP =
      List.of(
          Column.of(OPEN, ProtocolReading.Tcp::established),
          Column.of(OPENED, OPENING, "active", ProtocolReading.Tcp::activeOpens),
          Column.of(OPENED, OPENING, "passive", ProtocolReading.Tcp::passiveOpens),
          Column.of(FAILED, ProtocolReading.Tcp::failedOpens),
          Column.of(RESETS, ProtocolReading.Tcp::resets),
          Column.of(SEGMENTS, DIRECTION, "receive", ProtocolReading.Tcp::segmentsReceived),
          Column.of(SEGMENTS, DIRECTION, "transmit", ProtocolReading.Tcp::segmentsSent),
          Column.of(RETRANSMISSIONS, ProtocolReading.Tcp::segmentsRetransmitted),
          Column.of(ERRORS, ProtocolReading.Tcp::receiveErrors),
          Column.of(RESETS_SENT, ProtocolReading.Tcp::resetsSent));

  static final List<Column<ProtocolReading.Udp>> UDP =
      List.of(
          Column.of(DATAGRAMS, DIRECTION, "receive", ProtocolReading.Udp::received),
          Column.of(DATAGRAMS, DIRECTION, "transmit", ProtocolReading.Udp::sent),
          Column.of(NO_PORT, ProtocolReading.Udp::noPort),
          Column.of(UDP_ERRORS, ProtocolReading.Udp::errors));

  private ProtocolMetrics() {}
}
