package org.workloadmonitor.core.time;

import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The time of this machine. One platform thread waits for all alarms, so that they ring even while
 * every carrier of virtual threads is busy. For the same reason there is no lock: that thread would
 * wait behind a virtual one that has the lock coming to it, and no carrier.
 */
public final class SystemTime implements Time, AutoCloseable {

  private final Clock clock = Clock.systemUTC();
  private final AtomicLong sequence = new AtomicLong();
  private final NavigableMap<Entry, Entry> entries = new ConcurrentSkipListMap<>(Entry::inOrder);
  private final Thread.UncaughtExceptionHandler failures;
  private final Thread keeper;

  /** When the keeper wakes by itself. */
  private volatile long wakesAt;

  private volatile boolean closed;

  private SystemTime(Thread.UncaughtExceptionHandler failures) {
    this.failures = failures;
    this.wakesAt = System.nanoTime();
    this.keeper = Thread.ofPlatform().daemon().name("time").unstarted(this::keep);
  }

  /**
   * Starts to keep time.
   *
   * @param failures told of what an action throws; the others still ring
   */
  public static SystemTime start(Thread.UncaughtExceptionHandler failures) {
    SystemTime time = new SystemTime(failures);
    time.keeper.start();
    return time;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm at(long nanoTime, Runnable action) {
    Entry entry = new Entry(nanoTime, sequence.getAndIncrement(), action, entries);
    entries.put(entry, entry);
    if (nanoTime - wakesAt < 0) {
      LockSupport.unpark(keeper);
    }
    return entry;
  }

  /** Ends the thread; no alarm rings from now on. */
  @Override
  public void close() {
    closed = true;
    entries.clear();
    LockSupport.unpark(keeper);
  }

  private void keep() {
    while (!closed) {
      Entry next = first();
      long now = System.nanoTime();
      if (next != null && next.at - now <= 0) {
        ring(next);
        continue;
      }
      wakesAt = next == null ? now + Long.MAX_VALUE / 2 : next.at;
      // Who added an alarm before that line did not unpark; who does so from now on will.
      if (first() == next) {
        LockSupport.parkNanos(this, wakesAt - now);
        // Nobody who may ends this thread by an interrupt; left set, it would never park again.
        Thread.interrupted();
      }
    }
  }

  private @Nullable Entry first() {
    Map.Entry<Entry, Entry> first = entries.firstEntry();
    return first == null ? null : first.getKey();
  }

  private void ring(Entry due) {
    if (entries.remove(due) == null) {
      return; // Cancelled just now.
    }
    try {
      due.action.run();
    } catch (Throwable e) {
      failures.uncaughtException(Thread.currentThread(), e);
    }
  }

  private static final class Entry implements Alarm {

    private final long at;
    private final long sequence;
    private final Runnable action;
    private final Map<Entry, Entry> entries;

    Entry(long at, long sequence, Runnable action, Map<Entry, Entry> entries) {
      this.at = at;
      this.sequence = sequence;
      this.action = action;
      this.entries = entries;
    }

    /** By difference, because nanoTime may wrap around. */
    static int inOrder(Entry one, Entry other) {
      int byTime = Long.signum(one.at - other.at);
      return byTime != 0 ? byTime : Long.compare(one.sequence, other.sequence);
    }

    @Override
    public void cancel() {
      entries.remove(this);
    }
  }
}
