package org.workloadmonitor.collector.database.custom;

import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * A column whose values are a metric.
 *
 * @param name the metric's name; else the query's name and the column's
 * @param unit its unit
 * @param kind how its values behave
 * @param description what it means
 */
public record MetricColumn(
    @Description("Name of the metric; else QUERY.COLUMN.") Optional<String> name,
    @Default("1") @Description("UCUM unit: s, By, {order}; 1 for a ratio.") String unit,
    @Default("gauge")
        @Description("gauge, or counter for a total that only grows until it starts anew.")
        Kind kind,
    @Default("") @Description("What it means.") String description) {

  /** How the values of a column behave. */
  public enum Kind {
    /** A value at each moment. */
    GAUGE,
    /** A total that only grows until it starts anew. */
    COUNTER
  }
}
