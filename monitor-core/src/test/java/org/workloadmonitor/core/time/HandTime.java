package org.workloadmonitor.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeSet;

/**
 * Time that stands still until a test moves it. Alarms ring on the test's own thread, in order,
 * each at its moment.
 */
public final class HandTime implements Time {

  /** When it begins. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TreeSet<Entry> entries = new TreeSet<>(Entry::inOrder);
  private long sequence;
  private long now = 1_000_000_000_000L;
  private final long origin = now;

  /** Moves on, and rings every alarm on the way. */
  public void advance(Duration by) {
    long end = nanoTime() + by.toNanos();
    for (Entry due = nextUntil(end); due != null; due = nextUntil(end)) {
      due.action.run();
    }
    synchronized (this) {
      now = end;
    }
  }

  /** Moves on without ringing, as after a long pause of the machine, and then rings what is due. */
  public void jump(Duration by) {
    synchronized (this) {
      now += by.toNanos();
    }
    advance(Duration.ZERO);
  }

  private synchronized Entry nextUntil(long end) {
    if (entries.isEmpty() || entries.first().at > end) {
      return null;
    }
    Entry first = entries.pollFirst();
    now = Math.max(now, first.at);
    return first;
  }

  /** How many alarms are to ring. */
  public synchronized int alarms() {
    return entries.size();
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Alarm at(long nanoTime, Runnable action) {
    Entry entry = new Entry(nanoTime, sequence++, action);
    entries.add(entry);
    return entry;
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return START.plusNanos(nanoTime() - origin);
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
      synchronized (HandTime.this) {
        entries.remove(this);
      }
    }
  }
}
