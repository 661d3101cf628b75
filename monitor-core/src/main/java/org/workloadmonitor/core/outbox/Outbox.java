package org.workloadmonitor.core.outbox;

import java.util.List;
import java.util.function.Consumer;

/**
 * The queue in front of one sink.
 *
 * <p>Items get ascending sequence numbers as they come. A worker takes entries, which leases them
 * to it: nobody else is given them. It later settles each one by its sequence number: it was
 * delivered, rejected, or is released and will be taken again, in its old place. Leases are not
 * part of what a durable outbox keeps: after a restart everything that was not settled waits again.
 * What is pending is accepted, that is: survives the end of the process, once it is not {@linkplain
 * Storage#unsaved unsaved} any more.
 *
 * <p>All methods may be called from any thread. None of them waits for the sink; {@link #append} is
 * called while signals are collected and must not wait for a disk either.
 */
public interface Outbox extends AutoCloseable {

  /**
   * Takes in items at the end of the queue. Where that breaks a bound, the oldest waiting ones are
   * dropped and counted.
   *
   * @param items in order; the list is the caller's again afterwards
   */
  void append(List<Sized> items);

  /**
   * Leases the oldest waiting entries, in order.
   *
   * @return as many as are waiting, within the demand, or fewer while the others are being read
   */
  Taken take(Demand demand);

  /**
   * Settles leased entries. A number that is not leased is passed over: its entry was dropped when
   * the outbox was closed.
   */
  void settle(Settlement settlement);

  /** What could be taken at once, whatever window it belongs to. */
  Waiting waiting();

  /** What became of everything until now: one consistent moment. */
  OutboxCounts counts();

  /** Where all of that is. */
  Storage storage();

  /** How many entries were being written when an agent before this one died. */
  default long perhapsTwice() {
    return 0;
  }

  /** The bounds that hold. */
  OutboxLimits limits();

  /**
   * Calls the listener after each append, on the thread that appended, and when entries that could
   * not be taken at once have come from the disk; it must return at once. An outbox has one
   * listener, the worker that empties it; the one before is replaced.
   */
  void onArrival(Consumer<Waiting> listener);

  /**
   * Ends this outbox after its worker has stopped. One in memory counts what is left as expired
   * ({@link Expiry#SHUTDOWN}), and so whatever comes later; a durable one saves it for the next
   * start, which may take some seconds, and counts only what comes later and what it can't save.
   */
  @Override
  void close();
}
