package org.workloadmonitor.collector.external.icmp;

import java.time.Duration;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.collector.external.names.Hosts;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.socket.Destination;

/**
 * The block of an {@code icmp} probe.
 *
 * @param host who is asked to answer
 * @param count how many packets are sent in one look
 * @param gap the time from one packet to the next
 * @param size of a packet's content
 * @param timeout of the whole look
 * @param ipVersion which addresses of the host are used
 * @param maxLoss the share of packets that may be lost
 */
public record IcmpConfig(
    @Description("Name or address of the host.") String host,
    @Default("3") @Range(min = "1", max = "100") @Description("Packets of one look.") int count,
    @Default("100ms")
        @Range(min = "10ms", max = "10s")
        @Description("Time from one packet to the next.")
        Duration gap,
    @Default("56") @Range(min = "16", max = "8192") @Description("Bytes in a packet.") int size,
    @Default("5s")
        @Range(min = "10ms", max = "5m")
        @Description("Time-out of the whole look; what has not come back then is lost.")
        Duration timeout,
    @Default("any") @Description("Which addresses of the host are used: any, ipv4 or ipv6.")
        IpFamily ipVersion,
    @Default("0")
        @Range(min = "0", max = "1")
        @Description("Share of the packets that may be lost before the host is degraded.")
        double maxLoss) {

  /** Checks the host, and that all packets fit into the time. */
  public IcmpConfig {
    Hosts.check("host", host);
    if (gap.multipliedBy(count - 1L).compareTo(timeout) >= 0) {
      throw new ConfigurationException(
          "timeout",
          "%d packets with 'gap' between them take longer than 'timeout'.".formatted(count));
    }
  }

  Destination destination() {
    return new Destination(host, ipVersion);
  }
}
