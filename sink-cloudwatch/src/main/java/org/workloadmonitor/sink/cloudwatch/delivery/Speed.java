package org.workloadmonitor.sink.cloudwatch.delivery;

/**
 * How many requests may be under way at once. The limit of the service is shared by everybody in
 * the account: whoever is throttled halves, and comes back one by one. For use by several threads.
 */
final class Speed {

  private final int most;
  private int lanes;
  private boolean throttled;

  Speed(int most) {
    this.most = most;
    this.lanes = most;
  }

  synchronized int lanes() {
    return lanes;
  }

  /** The service said that there are too many requests. */
  synchronized void throttled() {
    throttled = true;
  }

  /** A write has ended. */
  synchronized void ended() {
    lanes = throttled ? Math.max(1, lanes / 2) : Math.min(most, lanes + 1);
    throttled = false;
  }
}
