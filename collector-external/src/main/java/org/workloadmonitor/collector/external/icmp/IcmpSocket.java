package org.workloadmonitor.collector.external.icmp;

import java.net.InetAddress;
import java.util.Arrays;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/**
 * A socket for ICMP of one family.
 *
 * @param descriptor the system's number for it
 * @param ipv6 which family
 */
record IcmpSocket(int descriptor, boolean ipv6) {

  private static final int SOL_RAW = 255;
  private static final int ICMP_FILTER = 1;
  private static final int ICMPV6_FILTER = 1;
  private static final int ANSWER_6 = 129;

  /** A datagram socket, or a raw one where those are not allowed. */
  static IcmpSocket open(boolean ipv6, Constants system) throws FailedLook {
    int family = system.family(ipv6);
    int protocol = ipv6 ? Constants.IPPROTO_ICMPV6 : Constants.IPPROTO_ICMP;
    int datagram = LibC.socket(family, Constants.SOCK_DGRAM, protocol);
    if (datagram >= 0) {
      return new IcmpSocket(datagram, ipv6);
    }
    int raw = LibC.socket(family, Constants.SOCK_RAW, protocol);
    if (raw < 0) {
      throw Refusal.ofSocket(-datagram, ipv6, system);
    }
    if (system.filters()) {
      onlyAnswers(raw, ipv6);
    }
    return new IcmpSocket(raw, ipv6);
  }

  /** A raw socket gets every message of the host, of which most are none of our business. */
  private static void onlyAnswers(int raw, boolean ipv6) {
    byte[] blocked = new byte[ipv6 ? 32 : 4];
    Arrays.fill(blocked, (byte) 0xFF);
    int answer = ipv6 ? ANSWER_6 : 0;
    // Words of 32 bits in the system's order, which is little-endian on all that are supported.
    blocked[answer / 8] &= (byte) ~(1 << answer % 8);
    int _ =
        ipv6
            ? LibC.setOption(raw, Constants.IPPROTO_ICMPV6, ICMPV6_FILTER, blocked)
            : LibC.setOption(raw, SOL_RAW, ICMP_FILTER, blocked);
  }

  void send(byte[] packet, InetAddress to, Constants system) throws FailedLook {
    int sent = LibC.sendTo(descriptor, packet, system.dontWait(), SocketAddresses.of(to, system));
    if (sent < 0) {
      throw Refusal.ofPacket(-sent, to, system);
    }
  }

  void close() {
    int _ = LibC.close(descriptor);
  }

  /** What the system's refusals mean. */
  static final class Refusal {

    private Refusal() {}

    static FailedLook ofSocket(int error, boolean ipv6, Constants system) {
      if (error == Constants.EACCES || error == Constants.EPERM) {
        return new FailedLook(
            Result.NOT_PERMITTED,
            "This system does not let the agent send ICMP. Put a group of the agent's into the"
                + " sysctl net.ipv4.ping_group_range (for IPv6, too), or give the agent the"
                + " capability CAP_NET_RAW.");
      }
      return system.unreachable().contains(error)
          ? new FailedLook(
              Result.UNREACHABLE, "This system has no %s.".formatted(ipv6 ? "IPv6" : "IPv4"))
          : new FailedLook(
              Result.PROBE_FAILED,
              "There is no socket for ICMP to be had: error %d.".formatted(error));
    }

    static FailedLook ofPacket(int error, InetAddress to, Constants system) {
      String where = to.getHostAddress();
      if (error == Constants.EACCES || error == Constants.EPERM) {
        return new FailedLook(
            Result.NOT_PERMITTED,
            "This system does not let a packet go to %s; look at its firewall.".formatted(where));
      }
      return system.unreachable().contains(error)
          ? new FailedLook(Result.UNREACHABLE, "There is no way to %s.".formatted(where))
          : new FailedLook(
              Result.PROBE_FAILED,
              "No packet could be sent to %s: error %d.".formatted(where, error));
    }
  }
}
