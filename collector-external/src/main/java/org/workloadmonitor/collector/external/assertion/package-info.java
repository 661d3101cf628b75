/** What an answer must be like; for probes and for the steps of journeys. */
@NullMarked
package org.workloadmonitor.collector.external.assertion;

import org.jspecify.annotations.NullMarked;
