package org.workloadmonitor.core.outbox;

import java.util.ArrayList;
import java.util.List;

/** Leases entries of one segment after the other until a demand is met. */
final class Lease {

  private final Segments segments;
  private final Demand demand;
  private final List<Entry> taken;
  private long room;

  Lease(Segments segments, Demand demand) {
    this.segments = segments;
    this.demand = demand;
    this.taken = new ArrayList<>(Math.min(demand.maxItems(), 1024));
    this.room = demand.maxBytes();
  }

  /** Leases what is wanted of a segment; gives whether more is wanted. */
  boolean from(Segment segment) {
    for (int i = segment.firstWaiting(); i >= 0; i = segment.nextWaiting(i + 1)) {
      if (segment.isMetricFrom(i, demand.metricsBefore())) {
        continue;
      }
      int bytes = segment.bytes(i);
      if (taken.size() == demand.maxItems() || (bytes > room && !taken.isEmpty())) {
        return false;
      }
      room -= bytes;
      segments.lease(segment, i, taken);
    }
    return true;
  }

  boolean isMet() {
    return taken.size() == demand.maxItems() || room <= 0;
  }

  List<Entry> taken() {
    return taken;
  }
}
