package org.workloadmonitor.collector.compute.oshi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.ProtocolReading.Tcp;
import org.workloadmonitor.collector.compute.reading.ProtocolReading.Udp;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.TcpState;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpStats;
import oshi.software.os.InternetProtocolStats.UdpStats;

/** TCP and UDP, over both versions of IP. */
final class OshiProtocols implements Reader<ProtocolReading> {

  private final InternetProtocolStats stats;
  private final boolean states;

  OshiProtocols(InternetProtocolStats stats, boolean states) {
    this.stats = stats;
    this.states = states;
  }

  @Override
  public ProtocolReading read() {
    return new ProtocolReading(tcp(), udp(), states ? countStates() : Map.of(), More.NONE);
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

  private Map<TcpState, Long> countStates() {
    Map<TcpState, Long> counts = new EnumMap<>(TcpState.class);
    for (TcpState state : TcpState.values()) {
      counts.put(state, 0L);
    }
    for (IPConnection connection : stats.getConnections()) {
      if (connection.getType().startsWith("tcp")) {
        state(connection.getState()).ifPresent(state -> counts.merge(state, 1L, Long::sum));
      }
    }
    return counts;
  }

  private static Optional<TcpState> state(InternetProtocolStats.@Nullable TcpState state) {
    return switch (state) {
      case ESTABLISHED -> Optional.of(TcpState.ESTABLISHED);
      case SYN_SENT -> Optional.of(TcpState.SYN_SENT);
      case SYN_RECV -> Optional.of(TcpState.SYN_RECEIVED);
      case FIN_WAIT_1 -> Optional.of(TcpState.FIN_WAIT_1);
      case FIN_WAIT_2 -> Optional.of(TcpState.FIN_WAIT_2);
      case TIME_WAIT -> Optional.of(TcpState.TIME_WAIT);
      case CLOSED -> Optional.of(TcpState.CLOSED);
      case CLOSE_WAIT -> Optional.of(TcpState.CLOSE_WAIT);
      case LAST_ACK -> Optional.of(TcpState.LAST_ACK);
      case LISTEN -> Optional.of(TcpState.LISTEN);
      case CLOSING -> Optional.of(TcpState.CLOSING);
      case UNKNOWN, NONE -> Optional.empty();
      case null -> Optional.empty();
    };
  }
}
