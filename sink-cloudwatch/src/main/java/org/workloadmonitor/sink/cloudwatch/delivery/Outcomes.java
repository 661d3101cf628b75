package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;

/** What became of each item of a batch so far. May be used by several threads. */
public final class Outcomes {

  private static final Outcome NOT_YET = Outcome.retry("The write ended before this was sent.");

  private final AtomicReferenceArray<Outcome> outcomes;

  /** Nothing was sent yet. */
  public Outcomes(Batch batch) {
    outcomes = new AtomicReferenceArray<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      outcomes.set(i, NOT_YET);
    }
  }

  /** Says what became of an item. */
  public void set(int item, Outcome outcome) {
    outcomes.set(item, outcome);
  }

  /** The answer to the batch. */
  public Delivery delivery(Batch batch) {
    Delivery.Builder delivery = Delivery.of(batch);
    for (int i = 0; i < batch.size(); i++) {
      delivery.set(i, outcomes.get(i));
    }
    return delivery.build();
  }
}
