package org.workloadmonitor.collector.external.tcp;

/** A protocol that begins in the clear and goes on with TLS when asked. */
public enum StartTls {
  /** RFC 3207. */
  SMTP,
  /** RFC 9051, section 6.2.1. */
  IMAP,
  /** RFC 2595, section 4. */
  POP3,
  /** PostgreSQL, "SSL Session Encryption" in the chapter on its protocol. */
  POSTGRESQL
}
