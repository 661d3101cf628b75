package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code /proc/net/snmp}, {@code snmp6} and {@code netstat} (networking/snmp_counter.rst). */
final class LinuxProtocols implements Reader<ProtocolReading> {

  private static final MetricDescriptor LISTEN_OVERFLOWS =
      counter(
          "system.network.tcp.listen.overflows",
          "{connection}",
          "Connections refused because a listener's queue of accepted ones was full.");
  private static final MetricDescriptor LISTEN_DROPS =
      counter(
          "system.network.tcp.listen.drops",
          "{connection}",
          "Connections refused by a listener for any reason, a full queue included.");

  static final List<MetricDescriptor> METRICS = List.of(LISTEN_OVERFLOWS, LISTEN_DROPS);

  private static final List<String> SNMP =
      List.of(
          "Tcp.CurrEstab",
          "Tcp.ActiveOpens",
          "Tcp.PassiveOpens",
          "Tcp.AttemptFails",
          "Tcp.EstabResets",
          "Tcp.InSegs",
          "Tcp.OutSegs",
          "Tcp.RetransSegs",
          "Tcp.InErrs",
          "Tcp.OutRsts",
          "Udp.InDatagrams",
          "Udp.OutDatagrams",
          "Udp.NoPorts",
          "Udp.InErrors");

  private static final List<String> SNMP6 =
      List.of("Udp6InDatagrams", "Udp6OutDatagrams", "Udp6NoPorts", "Udp6InErrors");

  private static final List<KernelCounter> LISTENERS =
      List.of(
          new KernelCounter("TcpExt.ListenOverflows", LISTEN_OVERFLOWS, 1),
          new KernelCounter("TcpExt.ListenDrops", LISTEN_DROPS, 1));

  private final CounterTable snmp;
  private final CounterTable snmp6;
  private final CounterTable netstat;
  private boolean version6;
  private boolean extended;

  LinuxProtocols(Kernel kernel, Detail detail, Instant start) {
    boolean full = detail == Detail.FULL;
    this.snmp =
        new CounterTable(
            kernel.net("snmp"),
            HeadedLines::new,
            SNMP,
            full ? KernelCounter.SNMP : List.of(),
            start);
    this.snmp6 =
        new CounterTable(
            kernel.net("snmp6"),
            KeyedLines::new,
            SNMP6,
            full ? KernelCounter.SNMP6 : List.of(),
            start);
    this.netstat =
        new CounterTable(
            kernel.net("netstat"),
            HeadedLines::new,
            List.of(),
            full
                ? Stream.concat(LISTENERS.stream(), KernelCounter.NETSTAT.stream()).toList()
                : LISTENERS,
            start);
  }

  @Override
  public ProtocolReading read() throws IOException {
    snmp.read();
    version6 = snmp6.exists();
    if (version6) {
      snmp6.read();
    }
    extended = netstat.exists();
    if (extended) {
      netstat.read();
    }
    return new ProtocolReading(tcp(), udp(), this::emit);
  }

  private ProtocolReading.Tcp tcp() {
    return new ProtocolReading.Tcp(
        snmp.value("Tcp.CurrEstab"),
        snmp.value("Tcp.ActiveOpens"),
        snmp.value("Tcp.PassiveOpens"),
        snmp.value("Tcp.AttemptFails"),
        snmp.value("Tcp.EstabResets"),
        snmp.value("Tcp.InSegs"),
        snmp.value("Tcp.OutSegs"),
        snmp.value("Tcp.RetransSegs"),
        snmp.value("Tcp.InErrs"),
        snmp.value("Tcp.OutRsts"));
  }

  private ProtocolReading.Udp udp() {
    return new ProtocolReading.Udp(
        both("Udp.InDatagrams", "Udp6InDatagrams"),
        both("Udp.OutDatagrams", "Udp6OutDatagrams"),
        both("Udp.NoPorts", "Udp6NoPorts"),
        both("Udp.InErrors", "Udp6InErrors"));
  }

  /** The kernel counts TCP over both versions of IP together, UDP apart. */
  private long both(String name4, String name6) {
    long four = snmp.value(name4);
    long six = version6 ? snmp6.value(name6) : 0;
    return four < 0 ? four : four + Math.max(0, six);
  }

  private void emit(Recorder out) {
    snmp.emit(out);
    if (version6) {
      snmp6.emit(out);
    }
    if (extended) {
      netstat.emit(out);
    }
  }
}
