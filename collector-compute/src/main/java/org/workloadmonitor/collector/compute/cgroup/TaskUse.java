package org.workloadmonitor.collector.compute.cgroup;

/**
 * How many tasks there are.
 *
 * @param count processes and threads
 * @param limit the most there can be; unknown where there is no limit
 */
record TaskUse(long count, long limit) {}
