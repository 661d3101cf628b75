package org.workloadmonitor.collector.external.gate;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Bounds how many looks are under way at the same time, overall and at one host.
 *
 * <p>There are two lanes. A target that did not answer last time waits in the slow one, so that
 * hung targets never occupy the places of good ones. A look that takes longer than {@link #QUICK}
 * for the first time moves over as soon as somebody waits for its place. Waiting costs a parked
 * virtual thread and nothing else.
 *
 * <p>For use by any number of threads.
 */
public final class Gate {

  /** What is over by then never leaves the quick lane. */
  public static final Duration QUICK = Duration.ofSeconds(1);

  /** How long a look waits for its turn before it is given up. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanoTime;
  private final Lane quick;
  private final Lane slow;

  /** The looks in the quick lane, oldest first. */
  private final SequencedSet<Pass> inQuick = new LinkedHashSet<>();

  private boolean ushered;

  /** A gate with the bounds that an agent of the usual size can bear. */
  public Gate() {
    this(Bounds.OF_THE_QUICK, Bounds.OF_THE_SLOW, System::nanoTime);
  }

  Gate(Bounds quick, Bounds slow, LongSupplier nanoTime) {
    this.quick = new Lane(quick);
    this.slow = new Lane(slow);
    this.nanoTime = nanoTime;
  }

  /** One look under way; closing it ends it. */
  public final class Pass implements AutoCloseable {
    private final String host;
    private final long since = nanoTime.getAsLong();
    private Lane lane;
    private boolean over;

    private Pass(String host, Lane lane) {
      this.host = host;
      this.lane = lane;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!over) {
          over = true;
          inQuick.remove(this);
          lane.leave(host);
          lane.admit();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The time by which waiting is measured. */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Waits for a turn.
   *
   * @param host what is looked at, as far as bounds go
   * @param isSlow whether the last look at this target kept others waiting
   * @throws NoRoomException if no turn comes
   * @throws InterruptedException if the thread was interrupted
   */
  public Pass enter(String host, boolean isSlow) throws NoRoomException, InterruptedException {
    Lane lane = isSlow ? slow : quick;
    lock.lockInterruptibly();
    try {
      if (!lane.tryEnter(host)) {
        awaitTurn(host, lane);
      }
      Pass pass = new Pass(host, lane);
      if (lane == quick) {
        inQuick.add(pass);
      }
      return pass;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for their turn. */
  int waiting() {
    lock.lock();
    try {
      return quick.waiting() + slow.waiting();
    } finally {
      lock.unlock();
    }
  }

  /** How many hosts are remembered: those with a look under way or waiting. */
  int hosts() {
    lock.lock();
    try {
      return quick.hosts() + slow.hosts();
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(String host, Lane lane) throws NoRoomException, InterruptedException {
    if (!lane.hasRoomToWait()) {
      throw new NoRoomException(
          "The agent did not look: %d targets that did not answer wait for their turn already."
              .formatted(lane.waiting()));
    }
    Lane.Waiter waiter = new Lane.Waiter(lock.newCondition());
    lane.await(host, waiter);
    lane.admit();
    usher();
    long left = LONGEST_WAIT.toNanos();
    try {
      while (!waiter.admitted && left > 0) {
        left = waiter.turn.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      giveBack(host, lane, waiter);
      throw e;
    }
    if (!waiter.admitted) {
      lane.forget(host, waiter);
      throw new NoRoomException(
          "The agent did not look: no turn came within %d s, because too many others don't end."
              .formatted(LONGEST_WAIT.toSeconds()));
    }
  }

  private static void giveBack(String host, Lane lane, Lane.Waiter waiter) {
    if (waiter.admitted) {
      lane.leave(host);
      lane.admit();
    } else {
      lane.forget(host, waiter);
    }
  }

  /** Somebody must see when a look has become slow: a thread that is there while others wait. */
  private void usher() {
    if (!ushered) {
      ushered = true;
      Thread.ofVirtual().name("probe-usher").start(this::moveOverWhileOthersWait);
    }
  }

  private void moveOverWhileOthersWait() {
    lock.lock();
    try {
      Condition moment = lock.newCondition();
      while (quick.waiting() > 0) {
        long next = moveOver();
        long _ = moment.awaitNanos(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ushered = false;
      lock.unlock();
    }
  }

  /** Moves looks that are no longer quick; returns the nanoseconds until the next may be so. */
  private long moveOver() {
    while (!inQuick.isEmpty() && slow.hasRoom()) {
      Pass oldest = inQuick.getFirst();
      long left = QUICK.toNanos() - (nanoTime.getAsLong() - oldest.since);
      if (left > 0) {
        return left;
      }
      inQuick.removeFirst();
      quick.leave(oldest.host);
      slow.enter(oldest.host);
      oldest.lane = slow;
      quick.admit();
    }
    return QUICK.toNanos() / 4;
  }
}
