package org.workloadmonitor.core.outbox;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.time.Time;

/** One write that is under way. Its worker guards it. */
final class Write {

  final Shipment shipment;
  final long started;
  @Nullable Thread thread;
  Time.@Nullable Alarm alarm;
  boolean overdue;
  boolean stuck;

  Write(Shipment shipment, long started) {
    this.shipment = shipment;
    this.started = started;
  }
}
