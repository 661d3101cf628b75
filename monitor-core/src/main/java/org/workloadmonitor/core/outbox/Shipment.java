package org.workloadmonitor.core.outbox;

import java.util.List;
import org.workloadmonitor.api.sink.Batch;

/**
 * One write: the batch, and the parcels that it is made of.
 *
 * @param parcels in the batch's order
 * @param batch what the sink sees
 */
record Shipment(List<Parcel> parcels, Batch batch) {

  static Shipment of(List<Parcel> parcels) {
    return new Shipment(parcels, new Batch(parcels.stream().map(parcel -> parcel.item).toList()));
  }

  int size() {
    return parcels.size();
  }
}
