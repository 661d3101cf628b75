package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far one scrape has come. What comes or leaves while it is under way is shown or not, but all
 * of a family stands together, and nothing comes twice. Guarded by the store.
 */
final class Scrape {

  private final long number;
  private final Iterator<NamedFamily> families;
  private final Predicate<Series> isShown;
  private final Passage events;
  private final Supplier<List<InfoDataPointSnapshot>> shownComponents;
  private final int renamed;
  private @Nullable Passage passage;
  private @Nullable List<InfoDataPointSnapshot> components;
  private boolean eventsShown;
  private int componentsShown;
  private int series;

  /**
   * Begins before the first family.
   *
   * @param number grows from each scrape to the next
   * @param families in the order of their names
   * @param shownComponents gives the components of which a series was shown, when all were
   * @param renamed how many families have another name than they should
   */
  Scrape(
      long number,
      List<NamedFamily> families,
      Predicate<Series> isShown,
      Passage events,
      Supplier<List<InfoDataPointSnapshot>> shownComponents,
      int renamed) {
    this.number = number;
    this.families = families.iterator();
    this.isShown = isShown;
    this.events = events;
    this.shownComponents = shownComponents;
    this.renamed = renamed;
  }

  /** Grows from each scrape to the next. May be asked by any thread. */
  long number() {
    return number;
  }

  /** What is shown next. Not to be called after the last portion. */
  Portion next() {
    Portion portion = new Portion();
    if (passage != null || families.hasNext()) {
      fillWithFamilies(portion);
    } else if (!eventsShown) {
      eventsShown = events.fill(portion);
    } else {
      fillWithComponents(portion);
    }
    series += portion.series();
    return portion;
  }

  private void fillWithFamilies(Portion portion) {
    while (!portion.isFull() && (passage != null || families.hasNext())) {
      Passage at = passage != null ? passage : new Passage(number, families.next(), isShown);
      passage = at.fill(portion) ? null : at;
    }
  }

  private void fillWithComponents(Portion portion) {
    if (components == null) {
      components = shownComponents.get();
    }
    List<InfoDataPointSnapshot> rest = components.subList(componentsShown, components.size());
    List<InfoDataPointSnapshot> next = rest.subList(0, Math.min(portion.room(), rest.size()));
    portion.add(OwnFamilies.components(next), componentsShown > 0);
    componentsShown += next.size();
    if (componentsShown == components.size()) {
      portion.add(OwnFamilies.series(series), false);
      portion.add(OwnFamilies.renamed(renamed), false);
      portion.endHere();
    }
  }
}
