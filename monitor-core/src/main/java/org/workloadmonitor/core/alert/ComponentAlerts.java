package org.workloadmonitor.core.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;

/** The alerts of one component. May be used from any thread. */
public final class ComponentAlerts {

  private final Component component;
  private final List<Watcher> watchers;
  private final Map<String, List<Watcher>> byMetric = new HashMap<>();

  private ComponentAlerts(Component component, List<Watcher> watchers) {
    this.component = component;
    this.watchers = watchers;
    watchers.forEach(
        watcher ->
            byMetric
                .computeIfAbsent(watcher.threshold().metric(), metric -> new ArrayList<>())
                .add(watcher));
  }

  static ComponentAlerts of(Component component, List<Threshold> thresholds) {
    return new ComponentAlerts(component, thresholds.stream().map(Watcher::new).toList());
  }

  /** The same component under other thresholds; what stays keeps its state. */
  synchronized ComponentAlerts changedTo(
      Component component, List<Threshold> thresholds, Instant at, Consumer<Event> events) {
    Map<Threshold, Watcher> known = new HashMap<>();
    watchers.forEach(watcher -> known.put(watcher.threshold(), watcher));
    List<Watcher> next = new ArrayList<>();
    for (Threshold threshold : thresholds) {
      @Nullable Watcher stays = known.remove(threshold);
      next.add(stays == null ? new Watcher(threshold) : stays);
    }
    known.values().forEach(gone -> gone.end(this.component, at, events));
    return new ComponentAlerts(component, next);
  }

  Component component() {
    return component;
  }

  /**
   * Looks at a point.
   *
   * @param point of this component
   * @param events takes the event of an alert that is raised or cleared by it
   */
  public void observe(MetricPoint point, Consumer<Event> events) {
    @Nullable List<Watcher> interested = byMetric.get(point.descriptor().name());
    if (interested == null) {
      return;
    }
    synchronized (this) {
      interested.forEach(watcher -> watcher.observe(component, point, events));
    }
  }

  synchronized void sweep(Instant now, Consumer<Event> events) {
    watchers.forEach(watcher -> watcher.sweep(component, now, events));
  }

  synchronized void end(Instant at, Consumer<Event> events) {
    watchers.forEach(watcher -> watcher.end(component, at, events));
  }

  synchronized int active() {
    return watchers.stream().mapToInt(Watcher::active).sum();
  }
}
