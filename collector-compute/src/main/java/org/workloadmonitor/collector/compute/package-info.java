/** Metrics of the host, or the container, that the agent runs on. */
@NullMarked
package org.workloadmonitor.collector.compute;

import org.jspecify.annotations.NullMarked;
