package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.sink.Item;

/**
 * A run of consecutive places in a {@link MemoryOutbox}: parallel arrays, so that a queued item
 * costs no object of its own. Whoever holds it guards it.
 */
final class Segment {

  static final int SIZE = 1024;

  private static final byte WAITING = 1;
  private static final byte LEASED = 2;
  private static final byte GONE = 3;

  private final long first;
  private final @Nullable Item[] items = new Item[SIZE];
  private final int[] bytes = new int[SIZE];
  private final long[] accepted = new long[SIZE];
  private final byte[] states = new byte[SIZE];

  private int used;
  private int waiting;
  private int live;

  /** No place before this one is waiting. */
  private int waitingFrom;

  /** Every place before this one is gone. */
  private int liveFrom;

  Segment(long first) {
    this.first = first;
  }

  long first() {
    return first;
  }

  int indexOf(long sequence) {
    return (int) (sequence - first);
  }

  boolean isFull() {
    return used == SIZE;
  }

  boolean isSpent() {
    return isFull() && live == 0;
  }

  boolean hasWaiting() {
    return waiting > 0;
  }

  boolean hasLive() {
    return live > 0;
  }

  void add(Sized sized, long acceptedMillis) {
    items[used] = sized.item();
    bytes[used] = sized.bytes();
    accepted[used] = acceptedMillis;
    states[used] = WAITING;
    used++;
    waiting++;
    live++;
  }

  /** The first waiting place from an index on, or -1. */
  int nextWaiting(int from) {
    for (int i = Math.max(from, waitingFrom); i < used; i++) {
      if (states[i] == WAITING) {
        return i;
      }
    }
    return -1;
  }

  /** The first waiting place, or -1. */
  int firstWaiting() {
    if (waiting == 0) {
      return -1;
    }
    waitingFrom = nextWaiting(waitingFrom);
    return waitingFrom;
  }

  /** When the first item that is still here came; there must be one. */
  Instant oldestLive() {
    while (states[liveFrom] == GONE) {
      liveFrom++;
    }
    return acceptedAt(liveFrom);
  }

  Instant acceptedAt(int index) {
    return Instant.ofEpochMilli(accepted[index]);
  }

  long acceptedMillis(int index) {
    return accepted[index];
  }

  int bytes(int index) {
    return bytes[index];
  }

  /** Whether the place holds a metric point of this time or later. */
  boolean isMetricFrom(int index, Instant time) {
    return items[index] instanceof Item(_, MetricPoint point) && !point.timestamp().isBefore(time);
  }

  Entry lease(int index) {
    states[index] = LEASED;
    waiting--;
    return new Entry(
        first + index, Objects.requireNonNull(items[index]), bytes[index], acceptedAt(index));
  }

  boolean isLeased(int index) {
    return states[index] == LEASED;
  }

  boolean isWaiting(int index) {
    return states[index] == WAITING;
  }

  void release(int index) {
    states[index] = WAITING;
    waiting++;
    waitingFrom = Math.min(waitingFrom, index);
  }

  /** Lets go of an item, leased or not. */
  void remove(int index) {
    if (states[index] == WAITING) {
      waiting--;
    }
    states[index] = GONE;
    items[index] = null;
    live--;
  }

  int used() {
    return used;
  }
}
