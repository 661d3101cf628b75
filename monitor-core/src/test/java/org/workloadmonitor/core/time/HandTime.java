package org.workloadmonitor.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. Alarms ring on the test's own thread, in order,
 * each at its moment.
 *
 * <p>Without locks, as the real one: a virtual thread that waits for a lock here, and is given it
 * while all carriers are busy, would keep for ever what else it has locked.
 */
public final class HandTime implements Time {

  /** When it begins. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final long ORIGIN = 1_000_000_000_000L;

  private final NavigableSet<Entry> entries = new ConcurrentSkipListSet<>(Entry::inOrder);
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong now = new AtomicLong(ORIGIN);

  /** Moves on, and rings every alarm on the way. */
  public void advance(Duration by) {
    long end = nanoTime() + by.toNanos();
    for (Entry due = nextUntil(end); due != null; due = nextUntil(end)) {
      due.action.run();
    }
    reach(end);
  }

  /** Moves on without ringing, as after a long pause of the machine, and then rings what is due. */
  public void jump(Duration by) {
    now.addAndGet(by.toNanos());
    advance(Duration.ZERO);
  }

  private void reach(long moment) {
    now.accumulateAndGet(moment, Math::max);
  }

  private @Nullable Entry nextUntil(long end) {
    Iterator<Entry> inOrder = entries.iterator();
    while (inOrder.hasNext()) {
      Entry first = inOrder.next();
      if (first.at > end) {
        return null;
      }
      if (entries.remove(first)) { // Else it was cancelled just now.
        reach(first.at);
        return first;
      }
    }
    return null;
  }

  /** How many alarms are to ring. */
  public int alarms() {
    return entries.size();
  }

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public Alarm at(long nanoTime, Runnable action) {
    Entry entry = new Entry(nanoTime, sequence.getAndIncrement(), action);
    entries.add(entry);
    return entry;
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return START.plusNanos(nanoTime() - ORIGIN);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Time by hand is in UTC.");
      }
    };
  }

  private final class Entry implements Alarm {

    private final long at;
    private final long sequence;
    private final Runnable action;

    Entry(long at, long sequence, Runnable action) {
      this.at = at;
      this.sequence = sequence;
      this.action = action;
    }

    static int inOrder(Entry one, Entry other) {
      int byTime = Long.compare(one.at, other.at);
      return byTime != 0 ? byTime : Long.compare(one.sequence, other.sequence);
    }

    @Override
    public void cancel() {
      entries.remove(this);
    }
  }
}
