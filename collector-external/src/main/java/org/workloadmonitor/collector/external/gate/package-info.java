/**
 * How many probes look at the same time: bounded overall and for each host, and so that targets
 * which don't answer never keep those waiting that do.
 */
@NullMarked
package org.workloadmonitor.collector.external.gate;

import org.jspecify.annotations.NullMarked;
