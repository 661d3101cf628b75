package org.workloadmonitor.core.config;

import java.time.Duration;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The bounds of the queue in front of each sink. Beyond any of them the oldest signals are dropped,
 * and counted.
 *
 * @param maxBytes at least 1 MiB. In memory a signal takes about a quarter of what it measures
 *     here, and all queues together must fit into the heap, which the launcher limits to 64 MiB
 * @param maxItems at least 1,000
 * @param maxAge at least one minute
 */
public record QueueSettings(
    @Default("16MiB") @Range(min = "1MiB") @Description("Most bytes in one queue.")
        ByteSize maxBytes,
    @Default("100000") @Range(min = "1000") @Description("Most signals in one queue.") int maxItems,
    @Default("1d")
        @Range(min = "1m")
        @Description("How long an undelivered signal is kept before it is dropped.")
        Duration maxAge) {}
