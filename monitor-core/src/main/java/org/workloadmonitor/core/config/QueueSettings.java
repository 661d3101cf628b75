package org.workloadmonitor.core.config;

import java.time.Duration;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The queue in front of each sink. Beyond any of its bounds the oldest signals are dropped, and
 * counted.
 *
 * @param flushInterval how long a signal may wait for the disk; from 10 ms to 1 minute
 * @param maxBytes at least 1 MiB on disk
 * @param maxAge at least one minute
 * @param maxMemory at least 1 MiB, as the signals' JSON lines. In memory a signal takes about a
 *     quarter of that, and all queues together must fit into the heap, which the launcher limits to
 *     64 MiB
 */
public record QueueSettings(
    @Default("1s")
        @Range(min = "10ms", max = "1m")
        @Description(
            "How long a signal may wait until it is on disk: what a power failure can cost.")
        Duration flushInterval,
    @Default("512MiB") @Range(min = "1MiB") @Description("Most bytes on disk, for one queue.")
        ByteSize maxBytes,
    @Default("13d")
        @Range(min = "1m")
        @Description("How long an undelivered signal is kept before it is dropped.")
        Duration maxAge,
    @Default("16MiB")
        @Range(min = "1MiB")
        @Description(
            "Most bytes in memory, for a queue that is not on disk or whose disk takes nothing.")
        ByteSize maxMemory) {}
