package org.workloadmonitor.core.outbox;

import org.workloadmonitor.api.sink.Item;

/**
 * An item on its way into outboxes, measured once for all of them.
 *
 * @param item what was observed
 * @param bytes at least as many as its JSON line has, see {@link JsonSize}
 */
public record Sized(Item item, int bytes) {

  /** Measures an item. */
  public static Sized of(Item item) {
    return new Sized(item, JsonSize.of(item));
  }
}
