package org.workloadmonitor.collector.compute.reading;

/**
 * What the TCP and UDP stacks count, IPv4 and IPv6 together where the platform allows; counters
 * since the host started.
 *
 * @param tcp the TCP stack
 * @param udp the UDP stack
 * @param more what only this platform tells
 */
public record ProtocolReading(Tcp tcp, Udp udp, More more) {

  /**
   * The TCP stack.
   *
   * @param established connections that are open now
   * @param activeOpens connections opened from here
   * @param passiveOpens connections accepted
   * @param failedOpens connections that failed while they were opened
   * @param resets open connections that were reset
   * @param segmentsReceived segments received
   * @param segmentsSent segments sent, without retransmissions
   * @param segmentsRetransmitted segments sent again
   * @param receiveErrors damaged segments received
   * @param resetsSent segments sent with the reset flag
   */
  public record Tcp(
      long established,
      long activeOpens,
      long passiveOpens,
      long failedOpens,
      long resets,
      long segmentsReceived,
      long segmentsSent,
      long segmentsRetransmitted,
      long receiveErrors,
      long resetsSent) {}

  /**
   * The UDP stack.
   *
   * @param received datagrams delivered
   * @param sent datagrams sent
   * @param noPort datagrams for ports that nobody listens on
   * @param errors datagrams that could not be delivered for another reason
   */
  public record Udp(long received, long sent, long noPort, long errors) {}
}
