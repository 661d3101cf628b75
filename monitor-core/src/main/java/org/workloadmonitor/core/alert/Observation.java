package org.workloadmonitor.core.alert;

import java.time.Instant;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A value that thresholds look at.
 *
 * @param metric what was measured
 * @param series the attributes of the series
 * @param value of a gauge its value, of a counter its increase per second, of a histogram the mean
 *     of its measurements
 * @param time when it was read
 * @param seen when it came, by the agent's own clock
 */
public record Observation(
    MetricDescriptor metric, Attributes series, double value, Instant time, Instant seen) {}
