/** What the workload depends on and does not own: probes, health checks, synthetic journeys. */
@NullMarked
package org.workloadmonitor.collector.external;

import org.jspecify.annotations.NullMarked;
