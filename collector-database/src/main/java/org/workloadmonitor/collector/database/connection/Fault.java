package org.workloadmonitor.collector.database.connection;

/** Why a server gave no answer: a closed set of words, for attributes and alarms. */
public enum Fault {
  /** The host's name has no address. */
  DNS_FAILURE("dns_failure"),
  /** Nobody listens. */
  CONNECTION_REFUSED("connection_refused"),
  /** No connection in time. */
  CONNECT_TIMEOUT("connect_timeout"),
  /** No TLS, or none that both sides speak. */
  TLS_FAILURE("tls_failure"),
  /** The certificate is not trusted, has expired, or is another host's. */
  CERTIFICATE_REJECTED("certificate_rejected"),
  /** User or password are wrong, or the server lets nobody in from here. */
  AUTHENTICATION_FAILED("authentication_failed"),
  /** The token for IAM database authentication could not be made. */
  TOKEN_FAILED("token_failed"),
  /** All of the server's or the user's connections are taken. */
  TOO_MANY_CONNECTIONS("too_many_connections"),
  /** The database that the URL names does not exist. */
  UNKNOWN_DATABASE("unknown_database"),
  /** The server starts, stops or recovers, and takes no connections yet. */
  NOT_READY("not_ready"),
  /** The server's version is not supported. */
  UNSUPPORTED_VERSION("unsupported_version"),
  /** The role lacks a right. */
  PERMISSION_DENIED("permission_denied"),
  /** The statement took longer than {@code query_timeout}. */
  QUERY_TIMEOUT("query_timeout"),
  /** A lock was not given in time. */
  LOCK_TIMEOUT("lock_timeout"),
  /** The connection broke, or the server fell silent. */
  CONNECTION_LOST("connection_lost"),
  /** The server refused the statement for another reason. */
  QUERY_FAILED("query_failed");

  private final String word;

  Fault(String word) {
    this.word = word;
  }

  /** The word that users see, the value of {@code error.type}. */
  public String word() {
    return word;
  }

  /** Whether the connection can't be used any more. */
  public boolean endsSession() {
    return switch (this) {
      case PERMISSION_DENIED, QUERY_TIMEOUT, LOCK_TIMEOUT, QUERY_FAILED -> false;
      default -> true;
    };
  }
}
