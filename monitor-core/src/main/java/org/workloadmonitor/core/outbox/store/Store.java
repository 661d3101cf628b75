package org.workloadmonitor.core.outbox.store;

import java.util.List;

/**
 * The file behind one durable queue. For use by one platform thread: calls block for the disk, and
 * native code pins a virtual thread.
 */
public interface Store extends AutoCloseable {

  /** What the file said when it was opened. */
  Ledger ledger();

  /** The number after that of the last place that was ever used. */
  long nextSequence();

  /**
   * Applies changes: all of them, or none.
   *
   * @throws StoreException if they could not be applied
   */
  void write(Changes changes) throws StoreException;

  /**
   * The heads of segments, oldest first.
   *
   * @param from the least first sequence number
   * @param most how many
   */
  List<SegmentHead> heads(long from, int most) throws StoreException;

  /**
   * The content of a segment.
   *
   * @return what {@link SegmentEncoder} made of it; empty if there is no such segment
   */
  byte[] content(long first) throws StoreException;

  /**
   * Gives free space in the file back to the file system, some of it at a time.
   *
   * @return whether there is more of it
   */
  boolean tidy() throws StoreException;

  /** Closes the file; never fails. */
  @Override
  void close();
}
