package org.workloadmonitor.core.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.PlannedEvents;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;

/**
 * What came out of the pipeline in one round, and how often it comes.
 *
 * @param series each series once, in the order in which they came; unmodifiable
 * @param events the events of sources; those of thresholds are not among them, for they come when a
 *     limit is crossed and not with a run; unmodifiable
 */
public record Harvest(List<PlannedSeries> series, List<PlannedEvents> events) {

  /** Copies the lists. */
  public Harvest {
    series = List.copyOf(series);
    events = List.copyOf(events);
  }

  /**
   * Gathers it.
   *
   * @param items in the order in which they came
   * @param notebook where they are from
   * @param ownInterval from one to the next point of a series that is the pipeline's own
   */
  public static Harvest of(List<Item> items, Notebook notebook, Duration ownInterval) {
    Map<SignalKey, PlannedSeries> series = new LinkedHashMap<>();
    Map<SignalKey, PlannedEvents> events = new LinkedHashMap<>();
    Pace own = new Pace(ownInterval, 1);
    for (Item item : items) {
      Component component = item.component();
      SignalKey key = SignalKey.of(component.id(), item.signal());
      Optional<Pace> pace = notebook.pace(key);
      switch (item.signal()) {
        case MetricPoint point ->
            series.computeIfAbsent(key, _ -> series(component, point, pace.orElse(own)));
        case Event _ when pace.isPresent() ->
            events.computeIfAbsent(key, _ -> events(item, pace.get()));
        default -> {} // no sink bills by spans so far
      }
    }
    return new Harvest(List.copyOf(series.values()), List.copyOf(events.values()));
  }

  private static PlannedSeries series(Component component, MetricPoint point, Pace pace) {
    return new PlannedSeries(
        component, point.descriptor(), point.attributes(), pace.interval(), pace.times());
  }

  /** All events of a name are taken to be as large as the first. */
  private static PlannedEvents events(Item item, Pace pace) {
    long bytes = JsonLine.of(item).getBytes(StandardCharsets.UTF_8).length;
    return new PlannedEvents(
        item.component(),
        item.signal().name(),
        pace.interval(),
        pace.times(),
        bytes * pace.times());
  }

  /**
   * What a sink is asked.
   *
   * @param without the ids of components whose signals it is not given
   */
  public PlanRequest request(
      Set<String> without, Optional<Duration> publishInterval, Duration agentPublishInterval) {
    return new PlanRequest(
        series.stream().filter(each -> !without.contains(each.component().id())).toList(),
        events.stream().filter(each -> !without.contains(each.component().id())).toList(),
        publishInterval,
        agentPublishInterval);
  }
}
