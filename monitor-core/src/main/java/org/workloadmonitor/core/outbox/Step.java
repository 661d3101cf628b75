package org.workloadmonitor.core.outbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.core.outbox.store.Changes;
import org.workloadmonitor.core.outbox.store.Ledger;
import org.workloadmonitor.core.outbox.store.SegmentHead;

/**
 * What a queue's file is to be told: everything that happened since the step before.
 *
 * @param segments those in memory that come to the file
 * @param copies the same as they were at that moment
 * @param changed those in the file of which items have left
 * @param heads the same as the file sees them
 * @param removed those in the file of which nothing is left, with their sizes
 * @param ledger the counts at that moment, but for the size of what is added
 */
record Step(
    List<Segment> segments,
    List<Segment> copies,
    List<Segment> changed,
    List<SegmentHead> heads,
    Map<Long, Integer> removed,
    Ledger ledger) {

  /** Renders the step for the file; takes a while and needs no lock. */
  Changes render() {
    List<Changes.Added> added = new ArrayList<>();
    long size = ledger.size();
    for (Segment copy : copies) {
      byte[] content = copy.content();
      copy.size = content.length + SegmentHead.OVERHEAD;
      size += copy.size;
      added.add(new Changes.Added(copy.head(copy.size), ByteBuffer.wrap(content)));
    }
    List<Long> gone = List.copyOf(removed.keySet());
    return new Changes(added, heads, gone, ledger.withSize(size), !added.isEmpty());
  }
}
