package org.workloadmonitor.core.outbox;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one queue that are in memory, with the counts of the whole queue. A segment goes
 * when nothing is left in it, so that one item that is tried again and again keeps its own segment
 * only, not all that came after it. Whoever holds it guards it.
 */
final class Segments {

  private final TreeMap<Long, Segment> byFirst = new TreeMap<>();
  private final Tally tally = new Tally();
  private @Nullable Segment tail;
  private long next;

  /** How many entries of these segments wait. */
  private long waiting;

  private long waitingBytes;

  Tally tally() {
    return tally;
  }

  long waiting() {
    return waiting;
  }

  long waitingBytes() {
    return waitingBytes;
  }

  /** The next sequence number to be given; never less than the one before. */
  void continueFrom(long sequence) {
    next = Math.max(next, sequence);
  }

  long next() {
    return next;
  }

  /** Takes a new item in; gives the segment it is in. */
  Segment add(Sized sized, long now) {
    tally.collected(sized.bytes());
    Segment last = tail;
    if (last == null || last.isSealed()) {
      last = new Segment(next);
      byFirst.put(next, last);
      tail = last;
    }
    last.add(sized.item(), sized.bytes(), now);
    waiting++;
    waitingBytes += sized.bytes();
    next++;
    return last;
  }

  /** Ends the segment that new items go to. */
  void seal() {
    if (tail != null) {
      tail.seal();
      dismissIfSpent(tail);
      tail = null;
    }
  }

  /** Puts a segment in its place whose items are in the counts already. */
  void load(Segment segment) {
    byFirst.put(segment.first(), segment);
    for (int i = segment.firstWaiting(); i >= 0; i = segment.nextWaiting(i + 1)) {
      waiting++;
      waitingBytes += segment.bytes(i);
    }
  }

  /** Forgets a segment of which nothing is leased, and leaves its items in the counts. */
  void unload(Segment segment) {
    byFirst.remove(segment.first());
    for (int i = segment.firstWaiting(); i >= 0; i = segment.nextWaiting(i + 1)) {
      waiting--;
      waitingBytes -= segment.bytes(i);
    }
  }

  /** All of them, in order. */
  Collection<Segment> all() {
    return byFirst.values();
  }

  /** All of them, the newest first. */
  Collection<Segment> newestFirst() {
    return byFirst.descendingMap().values();
  }

  @Nullable Segment at(long first) {
    return byFirst.get(first);
  }

  /** The segment of an entry if it is leased. */
  @Nullable Segment leased(long sequence) {
    var floor = byFirst.floorEntry(sequence);
    if (floor == null) {
      return null;
    }
    Segment segment = floor.getValue();
    int index = segment.indexOf(sequence);
    return index < segment.used() && segment.isLeased(index) ? segment : null;
  }

  @Nullable Segment firstWithWaiting() {
    for (Segment segment : byFirst.values()) {
      if (segment.hasWaiting()) {
        return segment;
      }
    }
    return null;
  }

  @Nullable Segment firstLive() {
    for (Segment segment : byFirst.values()) {
      if (segment.hasLive()) {
        return segment;
      }
    }
    return null;
  }

  /** Leases an entry. */
  void lease(Segment segment, int index, List<Entry> taken) {
    int bytes = segment.bytes(index);
    tally.leased(bytes);
    waiting--;
    waitingBytes -= bytes;
    taken.add(segment.lease(index));
  }

  /** A leased entry waits again. */
  void release(Segment segment, long sequence) {
    int index = segment.indexOf(sequence);
    segment.release(index);
    tally.released(segment.bytes(index));
    waiting++;
    waitingBytes += segment.bytes(index);
  }

  /** A leased entry has arrived. */
  void deliver(Segment segment, long sequence) {
    tally.delivered(remove(segment, segment.indexOf(sequence)));
  }

  /** A leased entry was refused for good. */
  void reject(Segment segment, long sequence) {
    tally.rejected(remove(segment, segment.indexOf(sequence)));
  }

  /** Drops a waiting entry. */
  void drop(Segment segment, int index, Expiry reason) {
    int bytes = segment.bytes(index);
    waiting--;
    waitingBytes -= bytes;
    tally.expired(reason, remove(segment, index));
  }

  /** Drops all waiting entries of a segment; gives how many bytes these had. */
  long dropWaiting(Segment segment, Expiry reason) {
    long bytes = 0;
    for (int i = segment.firstWaiting(); i >= 0; i = segment.firstWaiting()) {
      bytes += segment.bytes(i);
      drop(segment, i, reason);
    }
    return bytes;
  }

  /** Drops everything, leased or not. */
  void abandon() {
    List.copyOf(byFirst.values()).forEach(this::abandon);
    byFirst.clear();
    tail = null;
  }

  /** Drops everything in a segment, leased or not. */
  void abandon(Segment segment) {
    dropWaiting(segment, Expiry.SHUTDOWN);
    for (int i = 0; i < segment.used(); i++) {
      if (segment.isLeased(i)) {
        tally.expiredOnLease(Expiry.SHUTDOWN, remove(segment, i));
      }
    }
  }

  private int remove(Segment segment, int index) {
    int bytes = segment.bytes(index);
    segment.remove(index);
    dismissIfSpent(segment);
    return bytes;
  }

  private void dismissIfSpent(Segment segment) {
    if (segment.isSpent()) {
      byFirst.remove(segment.first());
    }
  }
}
