package org.workloadmonitor.collector.database.postgresql;

import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * How many rows the long groups give.
 *
 * @param databases the databases with most sessions and transactions
 * @param tables of each database, the largest
 * @param indexes of each database, the largest
 */
public record Limits(
    @Default("200")
        @Range(min = "1", max = "10000")
        @Description("How many databases: those with most transactions.")
        int databases,
    @Default("25")
        @Range(min = "1", max = "10000")
        @Description("How many tables of each database: the largest.")
        int tables,
    @Default("25")
        @Range(min = "1", max = "10000")
        @Description("How many indexes of each database: the largest.")
        int indexes) {

  static final Limits DEFAULT = new Limits(200, 25, 25);
}
