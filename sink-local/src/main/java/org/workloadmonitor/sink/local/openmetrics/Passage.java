package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The way of one scrape through a family. Guarded by the store. */
final class Passage {

  private final long scrape;
  private final NamedFamily named;
  private final Predicate<Series> isShown;
  private long reached;
  private boolean begun;

  /**
   * Stands before the first series.
   *
   * @param scrape its number, which the components of what is shown are told
   */
  Passage(long scrape, NamedFamily named, Predicate<Series> isShown) {
    this.scrape = scrape;
    this.named = named;
    this.isShown = isShown;
  }

  /**
   * Puts the next series into a portion, as many as there is room for.
   *
   * @return whether these were the last
   */
  boolean fill(Portion portion) {
    List<DataPointSnapshot> points = new ArrayList<>();
    Iterator<Series> rest = named.family().inOrder().after(reached).iterator();
    while (rest.hasNext() && !portion.isFull()) {
      Series series = rest.next();
      reached = series.number;
      if (isShown.test(series)) {
        series.component.shownIn(scrape);
        portion.count(series);
        points.add(series.snapshot());
      }
    }
    if (!points.isEmpty()) {
      portion.add(named.family().snapshot(named.metadata(), points), begun);
      begun = true;
    }
    return !rest.hasNext();
  }
}
