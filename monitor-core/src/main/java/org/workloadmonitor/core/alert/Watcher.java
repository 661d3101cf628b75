package org.workloadmonitor.core.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;

/** One threshold and all the series that it looks at. Callers hold the component's lock. */
final class Watcher {

  private final Threshold threshold;
  private final Map<Attributes, WatchedSeries> series = new HashMap<>();

  Watcher(Threshold threshold) {
    this.threshold = threshold;
  }

  Threshold threshold() {
    return threshold;
  }

  void observe(Component component, MetricPoint point, Consumer<Event> events) {
    if (!point.attributes().containsAll(threshold.attributes())) {
      return;
    }
    WatchedSeries watched =
        series.computeIfAbsent(point.attributes(), a -> new WatchedSeries(threshold));
    OptionalDouble value = watched.level(point);
    if (value.isEmpty()) {
      return;
    }
    AlertText text = new AlertText(threshold, component, point.descriptor(), point.attributes());
    switch (watched.observe(value.getAsDouble(), point.timestamp())) {
      case RAISED -> events.accept(text.raised(value.getAsDouble(), point.timestamp()));
      case CLEARED ->
          events.accept(text.cleared(value.getAsDouble(), point.timestamp(), watched.raisedAt()));
      case NONE -> {}
    }
  }

  void sweep(Component component, Instant now, Consumer<Event> events) {
    Iterator<Map.Entry<Attributes, WatchedSeries>> all = series.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Attributes, WatchedSeries> entry = all.next();
      if (entry.getValue().isGone(now)) {
        all.remove();
        endOne(component, entry, "no data since", now, events);
      }
    }
  }

  /** The threshold itself is gone. */
  void end(Component component, Instant at, Consumer<Event> events) {
    series
        .entrySet()
        .forEach(entry -> endOne(component, entry, "its threshold was removed", at, events));
    series.clear();
  }

  private void endOne(
      Component component,
      Map.Entry<Attributes, WatchedSeries> entry,
      String why,
      Instant at,
      Consumer<Event> events) {
    WatchedSeries watched = entry.getValue();
    if (watched.isRaised()) {
      String reason = why.endsWith("since") ? why + " " + watched.lastSeen() : why;
      events.accept(
          new AlertText(threshold, component, watched.descriptor(), entry.getKey())
              .ended(reason, at, watched.raisedAt()));
    }
  }

  int active() {
    return (int) series.values().stream().filter(WatchedSeries::isRaised).count();
  }
}
