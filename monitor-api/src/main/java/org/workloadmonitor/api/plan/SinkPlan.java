package org.workloadmonitor.api.plan;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What a sink would deliver in a {@linkplain PlanRequest#MONTH month}, and what is paid for that.
 *
 * @param components each component's part, in the order in which the request first names them; a
 *     metric that several share counts for the first; unmodifiable
 * @param requests how many requests the sink would make, all components together; not negative
 * @param costs the lines of the bill; unmodifiable
 * @param currency the currency of every price
 * @param notes what a person should know to judge the figures, each a sentence: where the prices
 *     are from, what depends on what happens; unmodifiable
 * @param warnings what would not arrive as it is configured, each a sentence: what exceeds a limit
 *     or a budget, and what to do about it; unmodifiable
 */
public record SinkPlan(
    List<ComponentPlan> components,
    long requests,
    List<CostLine> costs,
    Currency currency,
    List<String> notes,
    List<String> warnings) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the number of requests is negative
   */
  public SinkPlan {
    components = List.copyOf(components);
    Requirement.that(requests >= 0, "requests must not be negative.");
    costs = List.copyOf(costs);
    Objects.requireNonNull(currency, "currency");
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /** How many distinct metrics are billed, all components together. */
  public long metrics() {
    return components.stream().mapToLong(ComponentPlan::metrics).sum();
  }

  /** What all lines come to, in the currency, not rounded. */
  public BigDecimal price() {
    return costs.stream().map(CostLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
