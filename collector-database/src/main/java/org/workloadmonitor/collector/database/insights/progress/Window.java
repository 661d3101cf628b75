package org.workloadmonitor.collector.database.insights.progress;

import java.time.Instant;

/**
 * A time to ask for.
 *
 * @param from where its first period begins
 * @param to where its last period ends; later than {@code from}
 */
public record Window(Instant from, Instant to) {

  /** Whether a point is in it: points bear the time at which their period ends. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
