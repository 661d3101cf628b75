package org.workloadmonitor.collector.external.journey;

import java.time.Duration;

/** Time that is used up by what is done, and not by waiting for one's turn. Counts real time. */
final class Allowance {

  private long end;

  private Allowance(long end) {
    this.end = end;
  }

  static Allowance of(Duration time) {
    return new Allowance(System.nanoTime() + time.toNanos());
  }

  /** Not negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  void extend(long nanos) {
    end += nanos;
  }
}
