package org.workloadmonitor.collector.database.connection;

/**
 * What sessions have cost so far, as seen from here.
 *
 * @param statements how many statements were sent
 * @param rows how many rows came back
 * @param seconds how long was waited for them
 */
public record Cost(long statements, long rows, double seconds) {

  /** Nothing. */
  public static final Cost NONE = new Cost(0, 0, 0);

  Cost plus(long moreRows, double moreSeconds) {
    return new Cost(statements + 1, rows + moreRows, seconds + moreSeconds);
  }
}
