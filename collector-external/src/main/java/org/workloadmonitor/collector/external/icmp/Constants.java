package org.workloadmonitor.collector.external.icmp;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers of the system's headers that differ between systems.
 *
 * @param inet6 {@code AF_INET6}
 * @param dontWait {@code MSG_DONTWAIT}
 * @param unreachable {@code ENETUNREACH}, {@code EHOSTUNREACH}, {@code EADDRNOTAVAIL}, {@code
 *     EAFNOSUPPORT}: each says that no way leads there
 * @param lengthFirst whether {@code struct sockaddr} begins with its length
 * @param filters whether raw sockets can be told which messages to give
 */
record Constants(
    int inet6, int dontWait, Set<Integer> unreachable, boolean lengthFirst, boolean filters) {

  private static final int AF_INET = 2;

  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int IPPROTO_ICMP = 1;
  static final int IPPROTO_ICMPV6 = 58;
  static final int POLLIN = 1;
  static final int EPERM = 1;
  static final int EACCES = 13;

  static final Constants LINUX = new Constants(10, 0x40, Set.of(101, 113, 99, 97), false, true);
  static final Constants MACOS = new Constants(30, 0x80, Set.of(51, 65, 49, 47), true, false);

  /** Those of this system, if they are known. */
  static Optional<Constants> ofThisSystem() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("linux")) {
      return Optional.of(LINUX);
    }
    return name.contains("mac") ? Optional.of(MACOS) : Optional.empty();
  }

  int family(boolean ipv6) {
    return ipv6 ? inet6 : AF_INET;
  }
}
