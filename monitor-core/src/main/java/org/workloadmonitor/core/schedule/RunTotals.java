package org.workloadmonitor.core.schedule;

import java.util.Map;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.core.plugin.FactoryKind;

/**
 * What became of all runs of one type since the scheduler was made, over all components.
 *
 * @param kind collector or health check
 * @param type the type as the configuration names it
 * @param runs how many runs had each result; every result is there; unmodifiable
 * @param durations how long those took that succeeded, failed or timed out, in seconds
 */
public record RunTotals(
    FactoryKind kind, String type, Map<RunResult, Long> runs, MetricValue.Histogram durations) {}
