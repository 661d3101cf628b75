package org.workloadmonitor.core.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Event;

/** The alerts of all components. May be used from any thread. */
public final class AlertBoard {

  private volatile Map<String, ComponentAlerts> components = Map.of();

  /**
   * Says which thresholds there are, at the start and at each reload. What is known of a threshold
   * that stays is kept. An alert whose threshold is gone is cleared.
   *
   * @param thresholds for each component its thresholds; components without any may be left out
   * @param at when this was said
   * @param events takes the events of alerts that this cleared
   */
  public synchronized void watch(
      Map<Component, List<Threshold>> thresholds, Instant at, BiConsumer<Component, Event> events) {
    Map<String, ComponentAlerts> before = components;
    Map<String, ComponentAlerts> watched = new LinkedHashMap<>();
    thresholds.forEach(
        (component, own) -> {
          if (!own.isEmpty()) {
            @Nullable ComponentAlerts known = before.get(component.id());
            watched.put(
                component.id(),
                known == null
                    ? ComponentAlerts.of(component, own)
                    : known.changedTo(
                        component, own, at, event -> events.accept(component, event)));
          }
        });
    before.forEach(
        (id, gone) -> {
          if (!watched.containsKey(id)) {
            gone.end(at, event -> events.accept(gone.component(), event));
          }
        });
    components = watched;
  }

  /** The alerts of a component; empty if it has no threshold. */
  public Optional<ComponentAlerts> of(String componentId) {
    return Optional.ofNullable(components.get(componentId));
  }

  /**
   * Lets go of series that have not been seen for a while, and clears their alerts: nobody can say
   * that the value still lies beyond the limit.
   *
   * @param now the present time
   * @param events takes the events of alerts that this cleared
   */
  public void sweep(Instant now, BiConsumer<Component, Event> events) {
    components
        .values()
        .forEach(alerts -> alerts.sweep(now, event -> events.accept(alerts.component(), event)));
  }

  /** How many alerts each component that has thresholds has raised at present. */
  public Map<Component, Integer> active() {
    Map<Component, Integer> active = new LinkedHashMap<>();
    components.values().forEach(alerts -> active.put(alerts.component(), alerts.active()));
    return active;
  }
}
