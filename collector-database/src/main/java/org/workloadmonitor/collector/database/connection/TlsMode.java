package org.workloadmonitor.collector.database.connection;

/** How much of TLS a connection insists on. */
public enum TlsMode {
  /** {@link #VERIFY}; but {@link #DISABLE} for a server on the loopback interface. */
  AUTO,
  /** TLS, with a trusted certificate that names the host. */
  VERIFY,
  /** TLS, with a trusted certificate of any name. */
  VERIFY_CA,
  /** TLS with whoever answers: protects against listeners, not against impostors. */
  REQUIRE,
  /** No TLS. */
  DISABLE
}
