package org.workloadmonitor.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.Severity;

class DeliveryTest {

  private static final Item ITEM =
      new Item(
          new Component("a", "A", "test", Map.of()),
          new Event("e", Severity.INFO, "", Attributes.EMPTY, Instant.EPOCH));

  private static final Batch BATCH = new Batch(Collections.nCopies(3, ITEM));

  @Test
  void saysTheSameOfAllItems() {
    assertThat(Delivery.delivered(BATCH).outcomes())
        .containsExactly(Outcome.delivered(), Outcome.delivered(), Outcome.delivered());
    assertThat(Delivery.all(BATCH, Outcome.retry("busy")).outcomes())
        .hasSize(3)
        .containsOnly(new Outcome.Retry("busy", Optional.empty()));
  }

  @Test
  void saysWhatBecameOfSingleItems() {
    Delivery delivery =
        Delivery.of(BATCH)
            .set(0, Outcome.rejected("too old"))
            .set(2, Outcome.retryAfter("busy", Duration.ofSeconds(3)))
            .build();

    assertThat(delivery.outcomes())
        .containsExactly(
            new Outcome.Rejected("too old"),
            Outcome.delivered(),
            new Outcome.Retry("busy", Optional.of(Duration.ofSeconds(3))));
  }

  @Test
  void knowsNoItemBeyondTheBatch() {
    assertThatThrownBy(() -> Delivery.of(BATCH).set(3, Outcome.unconfirmed("no answer")))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aBatchIsNeverEmptyAndNeverChanges() {
    List<Item> items = new ArrayList<>(List.of(ITEM));
    Batch batch = new Batch(items);
    items.clear();

    assertThat(batch.size()).isEqualTo(1);
    assertThatThrownBy(() -> new Batch(items)).isInstanceOf(IllegalArgumentException.class);
  }
}
