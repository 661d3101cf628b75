package org.workloadmonitor.collector.compute.reading;

/**
 * What the agent's own container may use and does use, from its control group.
 *
 * @param cpuMillis processor time used by all of its tasks, in milliseconds
 * @param cpuLimit how many processors it may use at once, such as 1.5; NaN where there is no limit
 * @param memoryUsed bytes in use without caches that the kernel would give back (the working set)
 * @param memoryLimit the most bytes that it may use; unknown where there is no limit
 */
public record ContainerReading(
    long cpuMillis, double cpuLimit, long memoryUsed, long memoryLimit) {}
