package org.workloadmonitor.core.plan;

import java.util.Optional;
import org.workloadmonitor.api.plan.SinkPlan;

/**
 * A sink and what it would deliver.
 *
 * @param id the sink's id
 * @param type its type, as the configuration names it
 * @param plan what it says of itself; empty if nothing is known to be billed
 */
public record PlannedSink(String id, String type, Optional<SinkPlan> plan) {}
