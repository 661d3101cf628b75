package org.workloadmonitor.collector.external.tls;

/** A version of TLS that this agent speaks, from the oldest on. */
public enum TlsVersion {
  /** RFC 5246. */
  V1_2("1.2", "TLSv1.2"),
  /** RFC 8446. */
  V1_3("1.3", "TLSv1.3");

  private final String word;
  private final String protocol;

  TlsVersion(String word, String protocol) {
    this.word = word;
    this.protocol = protocol;
  }

  /** The version as it is written: {@code 1.3}. */
  public String word() {
    return word;
  }

  /** Whether a session of the JDK speaks this version or a later one. */
  boolean atMost(String sessionProtocol) {
    return sessionProtocol.compareTo(protocol) >= 0;
  }
}
