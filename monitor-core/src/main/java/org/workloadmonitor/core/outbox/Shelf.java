package org.workloadmonitor.core.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The parcels of one sink that are shaped and not being written: ready ones in the order of
 * arrival, and those that rest before they are tried again. One that failed although it was alone
 * is a suspect: it goes alone from then on, in turns with batches of the others, so that it holds
 * up nobody.
 */
final class Shelf {

  private static final Comparator<Parcel> BY_ORDER = Comparator.comparingLong(Parcel::order);

  private final PriorityQueue<Parcel> ready = new PriorityQueue<>(BY_ORDER);
  private final PriorityQueue<Parcel> suspects = new PriorityQueue<>(BY_ORDER);
  private final PriorityQueue<Parcel> resting =
      new PriorityQueue<>((one, other) -> Long.signum(one.restsUntil - other.restsUntil));
  private boolean suspectsTurn;

  void put(Parcel parcel) {
    (parcel.failuresAlone > 0 ? suspects : ready).add(parcel);
  }

  void rest(Parcel parcel) {
    resting.add(parcel);
  }

  /** Makes ready what has rested long enough. */
  void wake(long now) {
    while (!resting.isEmpty() && resting.element().restsUntil - now <= 0) {
      put(resting.remove());
    }
  }

  /** Makes everything ready. */
  void wakeAll() {
    resting.forEach(this::put);
    resting.clear();
  }

  /** How many could go into an ordinary batch now. */
  int ready() {
    return ready.size();
  }

  /** Whether nothing can be written now. */
  boolean isIdle() {
    return ready.isEmpty() && suspects.isEmpty();
  }

  boolean isEmpty() {
    return isIdle() && resting.isEmpty();
  }

  /** Nanoseconds until the first one has rested; there must be one unless nothing rests. */
  long untilWake(long now) {
    return resting.isEmpty() ? Long.MAX_VALUE : Math.max(0, resting.element().restsUntil - now);
  }

  /** Removes the parcels of the next batch: at least one, unless idle. */
  List<Parcel> cut(int maxItems, long maxBytes) {
    suspectsTurn = !suspectsTurn;
    if (!suspects.isEmpty() && (suspectsTurn || ready.isEmpty())) {
      return List.of(suspects.remove());
    }
    List<Parcel> batch = new ArrayList<>(Math.min(maxItems, ready.size()));
    long room = maxBytes;
    while (!ready.isEmpty()
        && batch.size() < maxItems
        && (batch.isEmpty() || ready.element().bytes <= room)) {
      Parcel parcel = ready.remove();
      room -= parcel.bytes;
      batch.add(parcel);
    }
    return batch;
  }

  /** Removes everything. */
  Collection<Parcel> clear() {
    List<Parcel> all = new ArrayList<>(ready);
    all.addAll(suspects);
    all.addAll(resting);
    ready.clear();
    suspects.clear();
    resting.clear();
    return all;
  }
}
