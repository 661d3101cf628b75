package org.workloadmonitor.api.sink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A sink's answer to a batch.
 *
 * @param outcomes one for each item, in the batch's order; unmodifiable
 */
public record Delivery(List<Outcome> outcomes) {

  /** Copies the list. */
  public Delivery {
    outcomes = List.copyOf(outcomes);
  }

  /** Every item of the batch arrived. */
  public static Delivery delivered(Batch batch) {
    return all(batch, Outcome.delivered());
  }

  /** Every item of the batch met the same outcome. */
  public static Delivery all(Batch batch, Outcome outcome) {
    return new Delivery(Collections.nCopies(batch.size(), outcome));
  }

  /** Starts an answer in which every item was delivered unless said otherwise. */
  public static Builder of(Batch batch) {
    return new Builder(batch.size());
  }

  /** Collects outcomes. For use by one thread. */
  public static final class Builder {

    private final List<Outcome> outcomes;

    private Builder(int size) {
      outcomes = new ArrayList<>(Collections.nCopies(size, Outcome.delivered()));
    }

    /**
     * Says what became of one item.
     *
     * @param index its place in the batch, from 0
     * @throws IndexOutOfBoundsException if the batch has no such item
     */
    public Builder set(int index, Outcome outcome) {
      outcomes.set(index, outcome);
      return this;
    }

    /** The answer. */
    public Delivery build() {
      return new Delivery(outcomes);
    }
  }
}
