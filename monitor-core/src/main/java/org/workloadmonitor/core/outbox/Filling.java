package org.workloadmonitor.core.outbox;

import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.core.outbox.store.SegmentDecoder;
import org.workloadmonitor.core.outbox.store.SegmentHead;

/** Fills a segment with what was read of it, but for what has left since it was written. */
final class Filling implements SegmentDecoder.Places {

  private final Segment segment;
  private final SegmentHead head;

  Filling(Segment segment, SegmentHead head) {
    this.segment = segment;
    this.head = head;
  }

  @Override
  public void hole() {
    segment.addGone();
  }

  @Override
  public void item(Item item, int bytes, long accepted) {
    if (head.isLive(segment.used())) {
      segment.add(item, bytes, accepted);
    } else {
      segment.addGone();
    }
  }
}
