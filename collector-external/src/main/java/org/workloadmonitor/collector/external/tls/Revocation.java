package org.workloadmonitor.collector.external.tls;

/** What a probe wants to know of a certificate's revocation. */
public enum Revocation {
  /** Nothing. */
  NONE,
  /** What the server staples to its certificate, if it does. */
  STAPLE,
  /** The same, and the lack of a good and fresh staple is a failure. */
  REQUIRE_STAPLE
}
