package org.workloadmonitor.sink.cloudwatch.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Which fault meets which request. May be used by several threads. */
public final class Faults {

  private final Deque<Fault> next = new ArrayDeque<>();
  private final Map<String, Deque<Fault>> nextOf = new HashMap<>();
  private Supplier<Fault> otherwise = Fault::none;

  Faults() {}

  /** The next requests, of whatever operation, meet these, one each. */
  public synchronized void next(Fault... faults) {
    next.addAll(List.of(faults));
  }

  /**
   * The next requests of one operation meet these, one each.
   *
   * @param operation {@code PutMetricData}
   * @param faults any but {@link Fault#resetUnread()}, which can't tell operations apart
   */
  public synchronized void nextOf(String operation, Fault... faults) {
    nextOf.computeIfAbsent(operation, name -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** Every request that has nothing else planned meets this one. */
  public synchronized void always(Fault fault) {
    otherwise = () -> fault;
  }

  /**
   * A share of the requests that have nothing else planned meets one of these, at random.
   *
   * @param share from 0 to 1
   */
  public synchronized void sometimes(double share, Random random, List<Fault> faults) {
    otherwise =
        () ->
            random.nextDouble() < share ? faults.get(random.nextInt(faults.size())) : Fault.none();
  }

  /** From now on all goes well. */
  public synchronized void end() {
    next.clear();
    nextOf.clear();
    otherwise = Fault::none;
  }

  /** What a request meets whose operation is not known yet. */
  synchronized Fault ofArrival() {
    return next.isEmpty() ? otherwise.get() : next.removeFirst();
  }

  /** What the same request meets once its operation is known. */
  synchronized Fault of(String operation, Fault ofArrival) {
    Deque<Fault> planned = nextOf.get(operation);
    return planned == null || planned.isEmpty() ? ofArrival : planned.removeFirst();
  }
}
