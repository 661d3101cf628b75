package org.workloadmonitor.api.plan;

import java.math.BigDecimal;
import java.util.Objects;
import org.workloadmonitor.api.Component;

/**
 * The part of one component in what a sink delivers in a {@linkplain PlanRequest#MONTH month}.
 *
 * @param component the component
 * @param metrics how many distinct metrics are billed for it; not negative
 * @param requests its share of the requests; a fraction where a request carries the signals of
 *     several components; not negative
 * @param price its share of the price, in the plan's currency; not negative
 */
public record ComponentPlan(
    Component component, long metrics, BigDecimal requests, BigDecimal price) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public ComponentPlan {
    Objects.requireNonNull(component, "component");
    Requirement.that(metrics >= 0, "metrics must not be negative.");
    Requirement.notNegative(requests, "requests");
    Requirement.notNegative(price, "price");
  }
}
