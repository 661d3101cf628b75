package org.workloadmonitor.core.component;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;

/** How all components are at present. May be used from any thread. */
public final class ComponentBoard {

  private Map<String, Component> components = Map.of();
  private DependencyGraph dependencies = DependencyGraph.EMPTY;
  private final Map<String, ComponentStatus> statuses = new LinkedHashMap<>();

  /**
   * Says which components there are, at the start and at each reload. What is known of those that
   * stay is kept, and of others forgotten.
   */
  public synchronized void watch(Collection<Component> watched, DependencyGraph dependencies) {
    Map<String, Component> byId = new LinkedHashMap<>();
    watched.forEach(component -> byId.put(component.id(), component));
    this.components = byId;
    this.dependencies = dependencies;
    statuses.keySet().retainAll(byId.keySet());
    watched.forEach(
        component ->
            statuses.computeIfPresent(component.id(), (id, status) -> status.of(component)));
  }

  /**
   * Takes a verdict.
   *
   * @param component the component; one that is not watched is ignored
   * @param health the verdict
   * @param at when it was given
   * @return the change, if the status is another than before or this is the first verdict
   */
  public synchronized Optional<HealthChange> report(
      Component component, Health health, Instant at) {
    @Nullable Component watched = components.get(component.id());
    if (watched == null) {
      return Optional.empty();
    }
    Optional<ComponentStatus> before = status(component.id());
    Optional<Health.Status> from = before.map(status -> status.health().status());
    boolean same = from.filter(health.status()::equals).isPresent();
    Instant since = same ? before.orElseThrow().since() : at;
    statuses.put(component.id(), new ComponentStatus(watched, health, since, at));
    if (same) {
      return Optional.empty();
    }
    List<String> down =
        health.status() == Health.Status.DOWN ? downDependencies(component.id()) : List.of();
    return Optional.of(new HealthChange(watched, from, health, down));
  }

  /** Forgets how a component was: it no longer has a health check. */
  public synchronized void forget(String id) {
    statuses.remove(id);
  }

  /** How a component is; empty if it is not watched, or nothing is known yet. */
  public synchronized Optional<ComponentStatus> status(String id) {
    return Optional.ofNullable(statuses.get(id));
  }

  /** How all components are of which anything is known, in the order of the configuration. */
  public synchronized List<ComponentStatus> statuses() {
    return components.keySet().stream()
        .flatMap(id -> Optional.ofNullable(statuses.get(id)).stream())
        .toList();
  }

  /** All components that are watched, in the order of the configuration. */
  public synchronized List<Component> components() {
    return List.copyOf(components.values());
  }

  /** What a component depends on, itself or through others, and that is DOWN; the deepest first. */
  public synchronized List<String> downDependencies(String id) {
    return dependencies.dependencies(id).stream()
        .filter(need -> status(need).map(s -> isDown(s.health())).orElse(false))
        .toList();
  }

  private static boolean isDown(Health health) {
    return health.status() == Health.Status.DOWN;
  }
}
