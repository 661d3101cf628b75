package org.workloadmonitor.api.signal;

import java.util.Objects;

/**
 * What a metric means; the same for all of its series and points. Descriptors are best kept as
 * constants.
 *
 * @param name a dotted name of lower-case words ({@code system.cpu.utilization}), at most 255
 *     characters: letters, digits, {@code _}, {@code .}, {@code -}, {@code /}, starting with a
 *     letter
 * @param kind how its values behave
 * @param unit a UCUM unit as OpenTelemetry writes them: {@code s}, {@code By}, {@code By/s}, {@code
 *     1} for a ratio, <code>{process}</code> for a count of things
 * @param description one sentence for a person
 */
public record MetricDescriptor(String name, MetricKind kind, String unit, String description) {

  /**
   * Checks the name and the unit.
   *
   * @throws IllegalArgumentException if the name or the unit has another form
   */
  public MetricDescriptor {
    SignalName.check("metric", name);
    Objects.requireNonNull(kind, "kind");
    Ucum.check(unit, name);
    Objects.requireNonNull(description, "description");
  }

  /** A metric whose total only grows. */
  public static MetricDescriptor counter(String name, String unit, String description) {
    return new MetricDescriptor(name, MetricKind.COUNTER, unit, description);
  }

  /** A metric with a value at each moment. */
  public static MetricDescriptor gauge(String name, String unit, String description) {
    return new MetricDescriptor(name, MetricKind.GAUGE, unit, description);
  }

  /** A metric whose measurements form a distribution. */
  public static MetricDescriptor histogram(String name, String unit, String description) {
    return new MetricDescriptor(name, MetricKind.HISTOGRAM, unit, description);
  }

  /** Whether values are a share of a whole: 0.8 is shown and compared as 80 %. */
  public boolean isRatio() {
    return unit.equals("1");
  }
}
