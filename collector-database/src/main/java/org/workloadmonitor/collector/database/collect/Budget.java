package org.workloadmonitor.collector.database.collect;

/**
 * Keeps what the collector costs the server below a share of one processor core, by reading the
 * slow tier less often. Doubles at once when it is too much, and halves when half of it would do.
 */
final class Budget {

  /** At five minutes, the slow tier then comes every 80. */
  static final int MOST = 16;

  /** What is measured over less than this says little. */
  private static final double LEAST_SECONDS = 30;

  private final double share;
  private int factor = 1;
  private double seconds = Double.NaN;
  private double at;

  Budget(double share) {
    this.share = share;
  }

  int factor() {
    return factor;
  }

  /**
   * Looks at what it has cost since the look before.
   *
   * @param total seconds of the server's time so far
   * @param now seconds from some origin
   * @param spanOfSlowTier seconds from one reading of the slow tier to the next, before stretching
   * @return whether the factor has changed
   */
  boolean look(double total, double now, double spanOfSlowTier) {
    if (Double.isNaN(seconds) || total < seconds) {
      seconds = total;
      at = now;
      return false;
    }
    double span = now - at;
    if (span < Math.max(LEAST_SECONDS, spanOfSlowTier * factor)) {
      return false;
    }
    double used = (total - seconds) / span;
    seconds = total;
    at = now;
    int before = factor;
    if (used > share) {
      factor = Math.min(MOST, factor * 2);
    } else if (used < share / 3 && factor > 1) {
      factor /= 2;
    }
    return factor != before;
  }
}
