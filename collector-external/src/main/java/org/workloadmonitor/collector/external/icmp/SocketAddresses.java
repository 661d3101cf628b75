package org.workloadmonitor.collector.external.icmp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Addresses in the form of {@code struct sockaddr}. */
final class SocketAddresses {

  private SocketAddresses() {}

  static byte[] of(InetAddress address, Constants system) {
    boolean ipv6 = address instanceof Inet6Address;
    ByteBuffer bytes = ByteBuffer.allocate(ipv6 ? 28 : 16).order(ByteOrder.nativeOrder());
    family(bytes, ipv6, system);
    if (address instanceof Inet6Address six) {
      bytes.position(8).put(six.getAddress()).putInt(six.getScopeId());
    } else {
      bytes.position(4).put(address.getAddress());
    }
    return bytes.array();
  }

  /** On systems from BSD its length comes first. */
  private static void family(ByteBuffer bytes, boolean ipv6, Constants system) {
    if (system.lengthFirst()) {
      bytes.put((byte) bytes.capacity()).put((byte) system.family(ipv6));
    } else {
      bytes.putShort((short) system.family(ipv6));
    }
  }
}
