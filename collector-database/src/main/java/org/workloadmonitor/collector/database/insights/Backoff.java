package org.workloadmonitor.collector.database.insights;

import java.time.Duration;

/** How long to leave a service alone that throttles: twice as long each time, up to ten minutes. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Duration next = FIRST;

  Duration next() {
    Duration now = next;
    next = next.multipliedBy(2);
    next = next.compareTo(LONGEST) > 0 ? LONGEST : next;
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
