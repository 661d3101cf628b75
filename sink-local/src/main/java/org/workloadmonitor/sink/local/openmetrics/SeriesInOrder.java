package org.workloadmonitor.sink.local.openmetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The series of a family as they came, so that who stopped at one finds the next, whichever came or
 * went in the meantime. Guarded by the store.
 */
final class SeriesInOrder {

  private final List<Series> all = new ArrayList<>();
  private long added;

  void add(Series series) {
    series.number = ++added;
    all.add(series);
  }

  void removeIf(Predicate<Series> outdated) {
    all.removeIf(outdated);
  }

  /** Those that came after the one with this number, or all after 0. */
  List<Series> after(long number) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).number <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return all.subList(low, all.size());
  }
}
