package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * What the block {@code agent:} says; bound by the same rules as the records of plugins.
 *
 * @param collectionInterval between two runs of a collector that names no other
 * @param healthCheckInterval between two runs of a health check that names no other
 * @param publishInterval the longest wait for a batch to fill, for a sink that names no other
 * @param location where the agent observes from
 * @param networkReferences ids of components that answer as long as the agent's own network works
 * @param logLevel how much the agent's log says
 * @param maxSeriesPerComponent how many series one component may have; at least 1
 * @param queue the bounds of the queue in front of each sink
 * @param shutdownTimeout how long the agent may take to deliver what is queued when it is stopped
 * @param reloadOnChange whether a changed file is read again without being told to
 */
public record AgentSettings(
    @Default("60s")
        @Range(min = "1s")
        @Description("Time between two runs of a collector that sets no interval of its own.")
        Duration collectionInterval,
    @Default("30s")
        @Range(min = "1s")
        @Description("Time between two runs of a health check that sets no interval of its own.")
        Duration healthCheckInterval,
    @Default("60s")
        @Description(
            "Longest time that a signal waits for a batch to fill, for a sink that sets no other.")
        Duration publishInterval,
    @Description("Where this agent observes from, such as a region, a zone or a site.")
        Optional<String> location,
    @Description(
            "Components that answer as long as the agent's own network works. While all of them"
                + " are DOWN, others that fail are UNKNOWN.")
        List<String> networkReferences,
    @Default("info") @Description("How much the agent's log says.") LogLevel logLevel,
    @Default("10000")
        @Range(min = "1")
        @Description(
            "How many series one component may have; what comes on top is left out and counted.")
        int maxSeriesPerComponent,
    @Description("Bounds of the queue in front of each sink.") QueueSettings queue,
    @Default("8s")
        @Range(max = "10m")
        @Description("How long the agent may take to deliver what is queued when it is stopped.")
        Duration shutdownTimeout,
    @Default("true")
        @Description("Whether a changed file of the configuration is read again by itself.")
        boolean reloadOnChange) {}
