package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * Addresses that mean something else to each who asks: this machine, and the services that a cloud
 * offers to each of its machines, such as that of its credentials. An answer from elsewhere must
 * not send the agent there (CWE-918), however it names the address.
 */
final class Inward {

  /** The instance metadata service of Amazon EC2; that of IPv4 is link-local. */
  private static final InetAddress METADATA_IPV6 = metadataIpv6();

  private Inward() {}

  static boolean is(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.equals(METADATA_IPV6);
  }

  /** Says that a redirect leads there. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private RefusedException(InetAddress address) {
      super(
          "The answer points to %s, which is this machine or a service for it alone; redirects from"
                  .formatted(address.getHostAddress())
              + " elsewhere are not followed to there.");
    }
  }

  /**
   * Refuses a connection to such an address.
   *
   * @throws RefusedException if it is one
   */
  static void refuse(SocketAddress to) throws RefusedException {
    if (to instanceof InetSocketAddress socket && is(socket.getAddress())) {
      throw new RefusedException(socket.getAddress());
    }
  }

  private static InetAddress metadataIpv6() {
    try {
      return InetAddress.getByName("fd00:ec2::254");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
