package org.workloadmonitor.collector.database.connection;

/** Adds up what the sessions of one collector cost. For use by one run at a time. */
public final class Meter {

  private Cost cost = Cost.NONE;

  void add(long rows, long nanos) {
    cost = cost.plus(rows, nanos / 1e9);
  }

  /** The total so far. */
  public Cost cost() {
    return cost;
  }
}
