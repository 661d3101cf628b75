package org.workloadmonitor.core.outbox.store;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One step of a queue.
 *
 * @param added new segments
 * @param changed segments of which some items are not pending any more
 * @param removed the first sequence numbers of segments of which none is pending any more; one that
 *     is among the added, too, is replaced
 * @param ledger the counts after all of this
 * @param synced whether it must survive a power failure, and not only the end of the process
 */
public record Changes(
    List<Added> added,
    List<SegmentHead> changed,
    List<Long> removed,
    Ledger ledger,
    boolean synced) {

  /**
   * A segment that comes to the file.
   *
   * @param content all of an array
   */
  public record Added(SegmentHead head, ByteBuffer content) {}
}
