package org.workloadmonitor.core.plan;

import java.time.Duration;

/**
 * How often something comes.
 *
 * @param interval from one run of its source to the next
 * @param times how often one run gives it; at least 1
 */
record Pace(Duration interval, int times) {}
