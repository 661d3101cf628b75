package org.workloadmonitor.core.config;

import java.util.HashMap;
import java.util.Map;

/** Finds ids that are used twice. */
final class UniqueIds {

  private final String word;
  private final Reading reading;
  private final Map<String, Place> first = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param word what the ids are of
   */
  UniqueIds(String word, Reading reading) {
    this.word = word;
    this.reading = reading;
  }

  void add(String id, Place place) {
    Place before = first.putIfAbsent(id, place);
    if (before != null) {
      reading
          .problems()
          .error(
              place,
              "Two %ss have the id %s; the first is at %s. Give one of them another 'id'."
                  .formatted(word, reading.shown(id), before));
    }
  }
}
