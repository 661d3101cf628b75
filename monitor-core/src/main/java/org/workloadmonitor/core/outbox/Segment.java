package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.core.outbox.store.SegmentEncoder;
import org.workloadmonitor.core.outbox.store.SegmentHead;

/**
 * A run of consecutive places in a queue: parallel arrays, so that a queued item costs no object of
 * its own. Whoever holds it guards it.
 */
final class Segment {

  static final int SIZE = 1024;

  private static final int FEW = 16;

  private static final byte WAITING = 1;
  private static final byte LEASED = 2;
  private static final byte GONE = 3;

  private final long first;
  private @Nullable Item[] items = new Item[FEW];
  private int[] bytes = new int[FEW];
  private long[] accepted = new long[FEW];
  private byte[] states = new byte[FEW];

  /** Whether nothing is added any more. */
  private boolean sealed;

  /** Whether it is in the queue's file, or being written to it. */
  boolean stored;

  /** How many bytes it takes in the file. */
  int size;

  private int used;
  private int waiting;
  private int live;
  private long liveBytes;

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

  /** Nothing is added from now on. */
  void seal() {
    sealed = true;
  }

  boolean isSealed() {
    return sealed || used == SIZE;
  }

  boolean isSpent() {
    return isSealed() && live == 0;
  }

  int live() {
    return live;
  }

  long liveBytes() {
    return liveBytes;
  }

  int leased() {
    return live - waiting;
  }

  boolean hasWaiting() {
    return waiting > 0;
  }

  boolean hasLive() {
    return live > 0;
  }

  void add(Item item, int size, long acceptedMillis) {
    room();
    items[used] = item;
    bytes[used] = size;
    accepted[used] = acceptedMillis;
    states[used] = WAITING;
    used++;
    waiting++;
    live++;
    liveBytes += size;
  }

  /** A place whose item went before the segment came into memory. */
  void addGone() {
    room();
    states[used++] = GONE;
  }

  private void room() {
    if (used == states.length) {
      int more = Math.min(SIZE, 4 * used);
      items = Arrays.copyOf(items, more);
      bytes = Arrays.copyOf(bytes, more);
      accepted = Arrays.copyOf(accepted, more);
      states = Arrays.copyOf(states, more);
    }
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

  boolean isLive(int index) {
    return states[index] != GONE;
  }

  /** The item of a place that is live. */
  Item item(int index) {
    return Objects.requireNonNull(items[index]);
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
    liveBytes -= bytes[index];
  }

  int used() {
    return used;
  }

  /** What a file is told of it; at least one item must be live. */
  SegmentHead head(int size) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    BitSet gone = new BitSet();
    for (int i = 0; i < used; i++) {
      if (states[i] == GONE) {
        gone.set(i);
      } else {
        first = Math.min(first, accepted[i]);
        last = Math.max(last, accepted[i]);
      }
    }
    return new SegmentHead(this.first, used, live, liveBytes, first, last, earliest(), size, gone);
  }

  /** See {@link SegmentHead#earliest}. */
  long earliest() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < used; i++) {
      if (states[i] != GONE) {
        if (!(item(i).signal() instanceof MetricPoint point)) {
          return Long.MIN_VALUE;
        }
        earliest = Math.min(earliest, Demand.millis(point.timestamp()));
      }
    }
    return earliest;
  }

  /** The content that a file keeps of it. */
  byte[] content() {
    SegmentEncoder encoder = new SegmentEncoder();
    for (int i = 0; i < used; i++) {
      if (states[i] == GONE) {
        encoder.hole();
      } else {
        encoder.add(item(i), bytes[i], accepted[i]);
      }
    }
    return encoder.finish();
  }

  /** One that looks the same from now on, whatever becomes of this one. */
  Segment copy() {
    Segment copy = new Segment(first);
    copy.items = Arrays.copyOf(items, used);
    copy.bytes = Arrays.copyOf(bytes, used);
    copy.accepted = Arrays.copyOf(accepted, used);
    copy.states = Arrays.copyOf(states, used);
    copy.used = used;
    copy.waiting = waiting;
    copy.live = live;
    copy.liveBytes = liveBytes;
    return copy;
  }
}
