package org.workloadmonitor.collector.compute.reading;

import java.util.Locale;
import java.util.Optional;

/** The states of a TCP connection, in the order of the Linux kernel's numbers, which begin at 1. */
public enum TcpState {
  ESTABLISHED,
  SYN_SENT,
  SYN_RECEIVED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  TIME_WAIT,
  CLOSED,
  CLOSE_WAIT,
  LAST_ACK,
  LISTEN,
  CLOSING;

  private static final TcpState[] ALL = values();

  /** The state of that number (include/net/tcp_states.h); empty if there is none. */
  public static Optional<TcpState> ofKernel(int number) {
    return number >= 1 && number <= ALL.length ? Optional.of(ALL[number - 1]) : Optional.empty();
  }

  /** The value of the attribute {@code network.connection.state}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
