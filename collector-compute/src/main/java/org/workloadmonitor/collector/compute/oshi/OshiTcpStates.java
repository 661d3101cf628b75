package org.workloadmonitor.collector.compute.oshi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.TcpState;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;

/** TCP connections by state, over both versions of IP. */
final class OshiTcpStates implements Reader<Map<TcpState, Long>> {

  private final InternetProtocolStats stats;

  OshiTcpStates(InternetProtocolStats stats) {
    this.stats = stats;
  }

  @Override
  public Map<TcpState, Long> read() {
    Map<TcpState, Long> counts = new EnumMap<>(TcpState.class);
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
