/** The road of a signal from a run to the queues: recorder, limits, thresholds, routing. */
@NullMarked
package org.workloadmonitor.core.pipeline;

import org.jspecify.annotations.NullMarked;
