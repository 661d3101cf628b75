package org.workloadmonitor.core.pipeline;

import java.util.Map;

/**
 * What the pipeline has seen of one component, at one moment.
 *
 * @param component the component's id
 * @param collected how many signals runs recorded and thresholds raised, rejected ones included
 * @param rejected how many of these went no further, by reason; every reason is there; unmodifiable
 * @param problems how often a run reported that one of its parts failed
 * @param series how many series are known
 * @param activeAlerts how many series are beyond a threshold
 */
public record ComponentCounts(
    String component,
    long collected,
    Map<Rejection, Long> rejected,
    long problems,
    int series,
    int activeAlerts) {}
