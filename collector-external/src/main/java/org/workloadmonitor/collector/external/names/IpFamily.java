package org.workloadmonitor.collector.external.names;

/** Which addresses of a name are tried. */
public enum IpFamily {
  /** All, IPv4 first. */
  ANY,
  /** IPv4 alone. */
  IPV4,
  /** IPv6 alone. */
  IPV6
}
