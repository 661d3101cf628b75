package org.workloadmonitor.sink.cloudwatch.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.sink.cloudwatch.datum.Identity;
import org.workloadmonitor.sink.cloudwatch.datum.Mapping;
import org.workloadmonitor.sink.cloudwatch.datum.Refusal;

/**
 * Reckons what a month of metrics would come to: how many distinct ones there are, how many
 * requests they fill, and what both cost. For one plan, by one thread.
 */
public final class Planner {

  /** What one component brings to one namespace. */
  private record Share(Component component, String namespace) {}

  private final Mapping mapping;
  private final Optional<Integer> most;
  private final Prices prices;
  private final Duration window;
  private final Duration round;

  private final Set<Long> metrics = new HashSet<>();
  private final Map<String, Load> loads = new LinkedHashMap<>();
  private final Map<Share, Double> data = new LinkedHashMap<>();
  private final Map<Component, Long> counts = new LinkedHashMap<>();
  private long overBudget;
  private long refused;
  private long leftOut;

  /**
   * Creates a planner.
   *
   * @param mapping what series become
   * @param most how many distinct metrics there may be
   * @param prices what CloudWatch asks for
   * @param window the time whose points of a series become one datum
   * @param publishInterval the time from one publishing to the next, if that is longer
   */
  public Planner(
      Mapping mapping,
      Optional<Integer> most,
      Prices prices,
      Duration window,
      Duration publishInterval) {
    this.mapping = mapping;
    this.most = most;
    this.prices = prices;
    this.window = window;
    this.round = publishInterval.compareTo(window) > 0 ? publishInterval : window;
  }

  /** The plan for all these series, and what there is to say beside it. */
  public SinkPlan plan(List<PlannedSeries> series, List<String> notes) {
    series.forEach(this::add);
    double requests = loads.values().stream().mapToDouble(Load::requests).sum();
    Bill bill = new Bill(prices, metrics.size(), Math.round(requests));
    List<ComponentPlan> components =
        counts.entrySet().stream()
            .map(each -> component(each.getKey(), each.getValue(), bill))
            .toList();
    List<String> all = new ArrayList<>();
    all.add("Prices are " + prices.source() + ".");
    all.add(
        "A metric is billed for each hour in which it is sent; the plan takes it for all hours.");
    all.addAll(notes);
    return new SinkPlan(
        components, bill.requests(), bill.lines(), prices.currency(), all, warnings());
  }

  private void add(PlannedSeries series) {
    Component component = series.component();
    counts.putIfAbsent(component, 0L);
    Identity identity;
    try {
      identity = mapping.identity(component, series.metric(), series.attributes());
    } catch (Refusal e) {
      refused++;
      return;
    }
    if (metrics.contains(identity.metric())) {
      return;
    }
    if (most.isPresent() && metrics.size() >= most.get()) {
      overBudget++;
      return;
    }
    metrics.add(identity.metric());
    leftOut += identity.leftOut();
    counts.merge(component, 1L, Long::sum);
    double more =
        loads
            .computeIfAbsent(identity.namespace(), name -> new Load(round, window))
            .add(series.interval());
    data.merge(new Share(component, identity.namespace()), more, Double::sum);
  }

  private ComponentPlan component(Component component, long count, Bill bill) {
    double requests = 0;
    for (Map.Entry<Share, Double> each : data.entrySet()) {
      if (each.getKey().component().equals(component)) {
        Load load = loads.getOrDefault(each.getKey().namespace(), new Load(round, window));
        requests += load.requests() * each.getValue() / load.data();
      }
    }
    BigDecimal share = BigDecimal.valueOf(requests).setScale(1, RoundingMode.HALF_UP);
    return new ComponentPlan(component, count, share, bill.price(count, share));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (overBudget > 0) {
      warnings.add(
          ("%,d of %,d metrics are beyond max_metrics and would be rejected. Raise it, or leave"
                  + " metrics out.")
              .formatted(overBudget, metrics.size() + overBudget));
    }
    if (refused > 0) {
      warnings.add(
          "%,d series have a blank attribute, which CloudWatch does not take.".formatted(refused));
    }
    if (leftOut > 0) {
      warnings.add(
          "%,d attributes and tags find no place among the 30 dimensions of their metrics."
              .formatted(leftOut));
    }
    return warnings;
  }
}
