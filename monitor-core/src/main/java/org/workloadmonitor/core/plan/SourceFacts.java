package org.workloadmonitor.core.plan;

import java.time.Duration;

/**
 * What is known of a source of signals.
 *
 * @param interval from one run to the next
 * @param looks how often it looks in one round; at least 1
 */
public record SourceFacts(Duration interval, int looks) {}
