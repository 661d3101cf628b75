package org.workloadmonitor.sink.local.openmetrics;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * How many events there were of each name and severity. Events are rare, so a count is shown as
 * long as its component is. Guarded by its store.
 */
final class EventCounts {

  private static final int MOST = 10_000;

  private static final MetricDescriptor METRIC =
      MetricDescriptor.counter(
          OwnFamilies.EVENTS, "{event}", "Events by name and severity since the endpoint started.");

  private final Family family = new Family(METRIC);
  private final Instant start;

  EventCounts(Instant start) {
    this.start = start;
  }

  /** Counts an event. Answers why not, if it can't. */
  Optional<String> count(KnownComponent owner, Event event, long now) {
    Attributes attributes =
        Attributes.of("name", event.name(), "severity", Words.lowerCase(event.severity()));
    Family.Key key = Family.Key.of(owner.component(), attributes);
    if (family.series(key) == null) {
      if (family.series().size() >= MOST) {
        return Optional.of("The endpoint counts no more than %d kinds of event.".formatted(MOST));
      }
      family.add(key, new CounterSeries(LabelSet.of(owner.component(), attributes), owner, now));
    }
    if (family.series(key) instanceof CounterSeries counter) {
      counter.increment(start);
      counter.seen(now);
    }
    return Optional.empty();
  }

  /** Forgets what is older than that, unless the component is in use otherwise. */
  void forget(long age, long now, Set<KnownComponent> inUse) {
    family.removeIf(series -> series.age(now) > age && !inUse.contains(series.component));
    family.series().forEach(series -> inUse.add(series.component));
  }

  /** The way of a scrape through the counts, behind all metrics. */
  Passage passage(long now, long scrape, long shownAtLeast) {
    return new Passage(
        scrape,
        NamedFamily.of(family),
        series -> series.component.isShownIn(scrape) || series.isShown(now, shownAtLeast));
  }
}
