package org.workloadmonitor.collector.compute.metric;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.NetworkReading.Traffic;

/** The metrics of network interfaces. */
public final class NetworkMetrics {

  private static final MetricDescriptor IO =
      counter("system.network.io", "By", "Bytes received and sent.");
  private static final MetricDescriptor PACKETS =
      counter("system.network.packet.count", "{packet}", "Packets received and sent.");
  private static final MetricDescriptor ERRORS =
      counter("system.network.errors", "{error}", "Packets that were damaged.");
  private static final MetricDescriptor DROPPED =
      counter(
          "system.network.packet.dropped",
          "{packet}",
          "Packets that were given up although they were sound.");
  private static final MetricDescriptor UP =
      gauge(
          "system.network.interface.up",
          "{interface}",
          "1 if the interface can carry traffic, 0 if it can't.");
  private static final MetricDescriptor SPEED =
      gauge("system.network.interface.speed", "bit/s", "Speed that the interface agreed on.");
  private static final MetricDescriptor FIFO =
      counter("system.network.packet.fifo_errors", "{error}", "Packets lost to a full buffer.");
  private static final MetricDescriptor COMPRESSED =
      counter("system.network.packet.compressed", "{packet}", "Compressed packets.");
  private static final MetricDescriptor FRAME =
      counter("system.network.frame_errors", "{error}", "Framing errors in what was received.");
  private static final MetricDescriptor CARRIER =
      counter("system.network.carrier_errors", "{error}", "Losses of the carrier while sending.");
  private static final MetricDescriptor MULTICAST =
      counter("system.network.packet.multicast", "{packet}", "Multicast packets received.");
  private static final MetricDescriptor COLLISIONS =
      counter("system.network.collisions", "{collision}", "Collisions seen while sending.");

  /** All metrics of network interfaces. */
  public static final List<MetricDescriptor> METRICS =
      List.of(
          IO,
          PACKETS,
          ERRORS,
          DROPPED,
          UP,
          SPEED,
          FIFO,
          COMPRESSED,
          FRAME,
          CARRIER,
          MULTICAST,
          COLLISIONS);

  private NetworkMetrics() {}

  static List<Column<NetworkReading>> columns(Detail detail) {
    return detail == Detail.BASIC ? basic().toList() : Stream.concat(basic(), full()).toList();
  }

  private static Stream<Column<NetworkReading>> basic() {
    return Stream.of(
        received(IO, Traffic::bytes),
        sent(IO, Traffic::bytes),
        received(PACKETS, Traffic::packets),
        sent(PACKETS, Traffic::packets),
        received(ERRORS, Traffic::errors),
        sent(ERRORS, Traffic::errors),
        received(DROPPED, Traffic::dropped),
        sent(DROPPED, Traffic::dropped),
        Column.of(UP, NetworkReading::up),
        Column.of(SPEED, NetworkReading::bitsPerSecond));
  }

  private static Stream<Column<NetworkReading>> full() {
    return Stream.of(
        received(FIFO, Traffic::fifo),
        sent(FIFO, Traffic::fifo),
        received(COMPRESSED, Traffic::compressed),
        sent(COMPRESSED, Traffic::compressed),
        Column.of(FRAME, reading -> reading.received().frame()),
        Column.of(CARRIER, reading -> reading.sent().frame()),
        Column.of(MULTICAST, reading -> reading.received().multicast()),
        Column.of(COLLISIONS, NetworkReading::collisions));
  }

  private static Column<NetworkReading> received(
      MetricDescriptor metric, ToLongFunction<Traffic> number) {
    return Column.of(
        metric,
        "network.io.direction",
        "receive",
        reading -> number.applyAsLong(reading.received()));
  }

  private static Column<NetworkReading> sent(
      MetricDescriptor metric, ToLongFunction<Traffic> number) {
    return Column.of(
        metric, "network.io.direction", "transmit", reading -> number.applyAsLong(reading.sent()));
  }
}
