package org.workloadmonitor.api.sink;

import java.util.List;

/**
 * What a sink is to deliver in one write.
 *
 * @param items at least one, in the order of arrival; unmodifiable
 */
public record Batch(List<Item> items) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Batch {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("A batch holds at least one item.");
    }
  }

  /** How many items there are. */
  public int size() {
    return items.size();
  }
}
