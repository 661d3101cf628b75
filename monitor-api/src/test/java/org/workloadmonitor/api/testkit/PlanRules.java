package org.workloadmonitor.api.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.PlannedEvents;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.sink.Item;

/** What every sink's plan keeps to. */
final class PlanRules {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private PlanRules() {}

  /** A request to deliver such items once a minute. */
  static PlanRequest request(List<Item> items) {
    List<PlannedSeries> series = new ArrayList<>();
    List<PlannedEvents> events = new ArrayList<>();
    for (Item item : items) {
      if (item.signal() instanceof MetricPoint point) {
        series.add(
            new PlannedSeries(item.component(), point.descriptor(), point.attributes(), MINUTE, 1));
      } else {
        events.add(new PlannedEvents(item.component(), item.signal().name(), MINUTE, 1, 500));
      }
    }
    return new PlanRequest(series.stream().distinct().toList(), events, Optional.empty(), MINUTE);
  }

  /** What is wrong with a plan; empty if nothing is. */
  static List<String> mistakes(SinkPlan plan) {
    List<String> mistakes = new ArrayList<>();
    differ(plan, ComponentPlan::price, plan.price())
        .ifPresent(sum -> mistakes.add("The components' prices come to " + sum));
    differ(plan, ComponentPlan::requests, BigDecimal.valueOf(plan.requests()))
        .ifPresent(sum -> mistakes.add("The components' requests come to " + sum));
    if (plan.components().stream().map(each -> each.component().id()).distinct().count()
        < plan.components().size()) {
      mistakes.add("A component is there more than once");
    }
    Stream.concat(plan.notes().stream(), plan.warnings().stream())
        .filter(sentence -> sentence.isBlank() || sentence.contains("\n"))
        .forEach(sentence -> mistakes.add("No sentence of one line: '" + sentence + "'"));
    plan.costs().stream()
        .filter(cost -> cost.what().isBlank() || cost.what().contains("\n"))
        .forEach(cost -> mistakes.add("No word for what is paid: '" + cost.what() + "'"));
    return mistakes;
  }

  /** The sum over the components, if it is another than the whole by more than rounding. */
  private static Optional<String> differ(
      SinkPlan plan, Function<ComponentPlan, BigDecimal> part, BigDecimal whole) {
    BigDecimal sum = plan.components().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rounding = BigDecimal.valueOf(Math.max(1, plan.components().size()));
    return sum.subtract(whole).abs().compareTo(rounding) > 0
        ? Optional.of(sum + ", not " + whole)
        : Optional.empty();
  }
}
