package org.workloadmonitor.collector.database.statement;

import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * How statements are told.
 *
 * @param top how many of them, those that took most of the server's time since the reading before
 * @param text whether an event tells the normalised text of each digest that comes up
 */
public record StatementOptions(
    @Default("20")
        @Range(min = "1", max = "200")
        @Description("How many statements: those that took most time since the reading before.")
        int top,
    @Default("true")
        @Description("Whether an event tells the normalised text of each new digest, once.")
        boolean text) {}
