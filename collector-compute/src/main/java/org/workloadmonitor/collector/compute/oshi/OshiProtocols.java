package org.workloadmonitor.collector.compute.oshi;

import java.util.function.ToLongFunction;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.ProtocolReading.Tcp;
import org.workloadmonitor.collector.compute.reading.ProtocolReading.Udp;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.TcpStats;
import oshi.software.os.InternetProtocolStats.UdpStats;

/** TCP and UDP, over both versions of IP. */
final class OshiProtocols implements Reader<ProtocolReading> {

  private final InternetProtocolStats stats;

  OshiProtocols(InternetProtocolStats stats) {
    this.stats = stats;
  }

  @Override
  public ProtocolReading read() {
    return new ProtocolReading(tcp(), udp(), More.NONE);
  }

  private Tcp tcp() {
    TcpStats four = stats.getTCPv4Stats();
    TcpStats six = stats.getTCPv6Stats();
    return new Tcp(
        both(four, six, TcpStats::getConnectionsEstablished),
        both(four, six, TcpStats::getConnectionsActive),
        both(four, six, TcpStats::getConnectionsPassive),
        both(four, six, TcpStats::getConnectionFailures),
        both(four, six, TcpStats::getConnectionsReset),
        both(four, six, TcpStats::getSegmentsReceived),
        both(four, six, TcpStats::getSegmentsSent),
        both(four, six, TcpStats::getSegmentsRetransmitted),
        both(four, six, TcpStats::getInErrors),
        both(four, six, TcpStats::getOutResets));
  }

  private Udp udp() {
    UdpStats four = stats.getUDPv4Stats();
    UdpStats six = stats.getUDPv6Stats();
    return new Udp(
        both(four, six, UdpStats::getDatagramsReceived),
        both(four, six, UdpStats::getDatagramsSent),
        both(four, six, UdpStats::getDatagramsNoPort),
        both(four, six, UdpStats::getDatagramsReceivedErrors));
  }

  private static <S> long both(S four, S six, ToLongFunction<S> number) {
    return Numbers.sum(number.applyAsLong(four), number.applyAsLong(six));
  }
}
