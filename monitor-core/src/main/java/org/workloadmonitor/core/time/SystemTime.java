package org.workloadmonitor.core.time;

import java.time.Clock;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of this machine. One platform thread waits for all alarms, so that they ring even while
 * every carrier of virtual threads is busy.
 */
public final class SystemTime implements Time, AutoCloseable {

  private final Clock clock = Clock.systemUTC();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private final TreeSet<Entry> entries = new TreeSet<>(Entry::inOrder);
  private final Thread.UncaughtExceptionHandler failures;
  private long sequence;
  private boolean closed;

  private SystemTime(Thread.UncaughtExceptionHandler failures) {
    this.failures = failures;
  }

  /**
   * Starts to keep time.
   *
   * @param failures told of what an action throws; the others still ring
   */
  public static SystemTime start(Thread.UncaughtExceptionHandler failures) {
    SystemTime time = new SystemTime(failures);
    Thread.ofPlatform().daemon().name("time").start(time::keep);
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
    lock.lock();
    try {
      Entry entry = new Entry(nanoTime, sequence++, action);
      entries.add(entry);
      if (entries.first() == entry) {
        sooner.signal();
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread; no alarm rings from now on. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      entries.clear();
      sooner.signal();
    } finally {
      lock.unlock();
    }
  }

  private void keep() {
    boolean open = true;
    while (open) {
      try {
        open = ringNext();
      } catch (InterruptedException e) {
        // Nobody who may ends this thread so: close() does. Look at the alarms again.
      } catch (Throwable e) {
        failures.uncaughtException(Thread.currentThread(), e);
      }
    }
  }

  /** Waits for the next alarm and rings it; false when closed. */
  private boolean ringNext() throws InterruptedException {
    Entry due = null;
    lock.lock();
    try {
      while (!closed && due == null) {
        long wait = entries.isEmpty() ? Long.MAX_VALUE : entries.first().at - System.nanoTime();
        if (wait > 0) {
          sooner.awaitNanos(wait);
        } else {
          due = entries.pollFirst();
        }
      }
    } finally {
      lock.unlock();
    }
    if (due != null) {
      due.action.run();
    }
    return due != null;
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

    /** By difference, because nanoTime may wrap around. */
    static int inOrder(Entry one, Entry other) {
      int byTime = Long.signum(one.at - other.at);
      return byTime != 0 ? byTime : Long.compare(one.sequence, other.sequence);
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        entries.remove(this);
      } finally {
        lock.unlock();
      }
    }
  }
}
