package org.workloadmonitor.collector.database.insights.aws;

/** Why Performance Insights can't be read: every reason that there is. */
public enum Reason {
  /** Nothing says in which region the instance is. */
  NO_REGION(false),
  /** No credentials were found, or a role can't be assumed. */
  NO_CREDENTIALS(false),
  /** AWS does not accept who we are. */
  BAD_CREDENTIALS(false),
  /** The request went to another region than it was signed for. */
  WRONG_REGION(false),
  /** AWS knows who we are and says no. */
  NOT_AUTHORIZED(false),
  /** There is no such instance. */
  UNKNOWN_INSTANCE(false),
  /** The instance is there, and Performance Insights is switched off for it. */
  SWITCHED_OFF(false),
  /** AWS refuses something in the request. */
  REFUSED(false),
  /** Too many requests of this account; it may work later. */
  THROTTLED(true),
  /** No connection; it may work later. */
  UNREACHABLE(true),
  /** A connection, and no answer in time; it may work later. */
  NO_ANSWER(true),
  /** AWS failed; it may work later. */
  SERVICE_FAILED(true);

  private final boolean passing;

  Reason(boolean passing) {
    this.passing = passing;
  }

  /** Whether it may pass without anybody doing something. */
  public boolean isPassing() {
    return passing;
  }

  /** Whether credentials and clients are best made anew before the next try. */
  public boolean isAboutIdentity() {
    return this == NO_CREDENTIALS || this == BAD_CREDENTIALS || this == NOT_AUTHORIZED;
  }

  /** Whether the name may stand for another instance by now. */
  public boolean isAboutInstance() {
    return this == NOT_AUTHORIZED || this == REFUSED || this == UNKNOWN_INSTANCE;
  }
}
