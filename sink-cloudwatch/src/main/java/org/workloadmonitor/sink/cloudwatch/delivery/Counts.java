package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What a sink counts of itself since it was opened. May be used by several threads. */
public final class Counts {

  private final LongAdder requests = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder overBudget = new LongAdder();
  private final LongAdder leftOut = new LongAdder();

  void addRequest(int size) {
    requests.increment();
    bytes.add(size);
  }

  void addRefusal() {
    refusals.increment();
  }

  void addOverBudget() {
    overBudget.increment();
  }

  void addLeftOut(int dimensions) {
    leftOut.add(dimensions);
  }

  /** Requests that were sent, those that failed included. */
  public long requests() {
    return requests.sum();
  }

  /** Bytes of the bodies of these requests. */
  public long bytes() {
    return bytes.sum();
  }

  /** Requests of these that the service refused for something in them. */
  public long refusals() {
    return refusals.sum();
  }

  /** Points that were rejected because of the budget. */
  public long overBudget() {
    return overBudget.sum();
  }

  /** Attributes and tags that found no place among the dimensions of a point. */
  public long dimensionsLeftOut() {
    return leftOut.sum();
  }
}
