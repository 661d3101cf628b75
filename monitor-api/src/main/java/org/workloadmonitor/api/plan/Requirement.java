package org.workloadmonitor.api.plan;

import java.math.BigDecimal;
import java.time.Duration;

/** What the records of this package ask of their values. */
final class Requirement {

  private Requirement() {}

  static void that(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  static void positive(Duration duration, String name) {
    that(duration.isPositive(), name + " must be more than zero.");
  }

  static void notNegative(BigDecimal number, String name) {
    that(number.signum() >= 0, name + " must not be negative.");
  }
}
