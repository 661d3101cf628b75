package org.workloadmonitor.collector.external.assertion;

import java.time.Duration;
import org.workloadmonitor.api.config.Description;

/**
 * How long something may take.
 *
 * @param below less than this
 */
public record DurationCheck(@Description("It must take less than this.") Duration below) {}
