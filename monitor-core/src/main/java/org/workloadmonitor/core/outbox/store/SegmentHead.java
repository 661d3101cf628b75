package org.workloadmonitor.core.outbox.store;

import java.util.BitSet;

/**
 * What is known of a segment without reading its content.
 *
 * @param first the sequence number of its first place
 * @param used how many places it has
 * @param live how many of its items are still pending
 * @param liveBytes how many bytes these have, as their JSON lines
 * @param acceptedFirst when its first item came in, in milliseconds since 1970
 * @param acceptedLast when its last item came in
 * @param earliest no metric point among the pending is older, in milliseconds since 1970; {@link
 *     Long#MIN_VALUE} if something else than a metric point is pending
 * @param size how many bytes it takes on disk
 * @param gone the places whose items are not pending any more
 */
public record SegmentHead(
    long first,
    int used,
    int live,
    long liveBytes,
    long acceptedFirst,
    long acceptedLast,
    long earliest,
    int size,
    BitSet gone) {

  /** What a segment takes on disk besides its content, about. */
  public static final int OVERHEAD = 96;

  /** Whether the item at a place is pending. */
  public boolean isLive(int index) {
    return !gone.get(index);
  }
}
