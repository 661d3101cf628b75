package org.workloadmonitor.collector.database.collect;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * What the configuration says of a group of metrics. Naming one that is off by default turns it on.
 *
 * @param enabled whether it is read
 * @param interval how often it is read, instead of its tier's
 */
public record GroupSettings(
    @Default("true") @Description("Whether this group is read.") boolean enabled,
    @Range(min = "1s", max = "7d")
        @Description("How often it is read; never more often than the collector runs.")
        Optional<Duration> interval) {}
