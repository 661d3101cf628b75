package org.workloadmonitor.core.pipeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.time.Time;

/**
 * The road from a run to the outboxes: checks, limits, thresholds, routes. May be used from any
 * thread.
 */
public final class Pipeline implements Recorders {

  /** What the agent tells of a component, at most: three figures, and rejections by reason. */
  private static final int SERIES_FOR_COMPONENT = 3 + Rejection.values().length;

  private final Time time;
  private final Instant agentStart;
  private final Router router = new Router();
  private final Gate.Shared shared;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Source>> sources = new ConcurrentHashMap<>();

  /**
   * Creates a pipeline without routes.
   *
   * @param agentStart when the agent started: a counter that began later is known from its start
   * @param maxSeries how many series one component may have; at least 1
   */
  public Pipeline(Time time, Instant agentStart, int maxSeries) {
    this.time = time;
    this.agentStart = agentStart;
    this.shared = new Gate.Shared(router, new MetricNames(), time.clock(), maxSeries);
  }

  @Override
  public RunRecorder open(Component component, String source) {
    Source known =
        sources
            .computeIfAbsent(component.id(), id -> new ConcurrentHashMap<>())
            .computeIfAbsent(source, name -> new Source(name, component.id(), time));
    return new Run(gate(component), known, time.clock().instant());
  }

  private Gate gate(Component component) {
    return gates.computeIfAbsent(component.id(), id -> new Gate(component, agentStart, shared));
  }

  /** Sends what comes from now on along these routes. */
  public void route(List<Route> routes) {
    router.use(routes);
  }

  /** Looks at a component in this way from now on; alerts whose threshold is still there go on. */
  public void watch(Watch watch) {
    gate(watch.component()).watch(watch);
  }

  /**
   * Looks at the agent itself in this way from now on. It has series for each component beside its
   * own, so it may have more of them, the more components there are.
   */
  public void watchAgent(Watch watch) {
    gate(watch.component())
        .limit(() -> shared.maxSeries() + SERIES_FOR_COMPONENT * Math.max(0, gates.size() - 1));
    watch(watch);
  }

  /** Forgets a component; alerts that it has are cleared. */
  public void forget(String component) {
    Gate gate = gates.remove(component);
    sources.remove(component);
    if (gate != null) {
      gate.close();
    }
  }

  /**
   * Looks for what is no longer there: series that went silent, alerts of theirs. To be called now
   * and then; each collection interval is often enough.
   */
  public void sweep() {
    gates.values().forEach(Gate::sweep);
  }

  /** What was seen of each component, by id. */
  public List<ComponentCounts> counts() {
    return gates.values().stream()
        .map(Gate::counts)
        .sorted(Comparator.comparing(ComponentCounts::component))
        .toList();
  }
}
