package org.workloadmonitor.collector.database.mysql;

import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * How many rows the long groups give.
 *
 * @param schemas the largest
 * @param tables the largest, the busiest, those whose numbers run out first
 * @param indexes the busiest
 */
public record Limits(
    @Default("100") @Range(min = "1", max = "10000") @Description("How many schemas: the largest.")
        int schemas,
    @Default("25")
        @Range(min = "1", max = "10000")
        @Description("How many tables: the largest, the busiest, those whose ids run out first.")
        int tables,
    @Default("25") @Range(min = "1", max = "10000") @Description("How many indexes: the busiest.")
        int indexes) {

  static final Limits DEFAULT = new Limits(100, 25, 25);
}
