package org.workloadmonitor.api.plan;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One line of a bill for a {@linkplain PlanRequest#MONTH month}.
 *
 * @param what what is paid for, such as {@code metrics, the first 10,000}
 * @param quantity how much of it; not negative
 * @param unitPrice the price of one, in the plan's currency; not negative
 */
public record CostLine(String what, BigDecimal quantity, BigDecimal unitPrice) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public CostLine {
    Objects.requireNonNull(what, "what");
    Requirement.notNegative(quantity, "quantity");
    Requirement.notNegative(unitPrice, "unitPrice");
  }

  /** What it comes to, in the plan's currency, not rounded. */
  public BigDecimal amount() {
    return quantity.multiply(unitPrice);
  }
}
