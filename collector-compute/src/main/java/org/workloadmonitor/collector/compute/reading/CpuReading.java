package org.workloadmonitor.collector.compute.reading;

import java.util.List;

/**
 * Processor times and what the scheduler counts.
 *
 * @param total the sum of all processors
 * @param cores each processor in the order of their numbers; empty unless asked for
 * @param contextSwitches since the host started
 * @param interrupts since the host started
 * @param processesCreated processes and threads started since the host started
 * @param running tasks that run or could run now
 * @param blocked tasks that wait for I/O now
 * @param more what only this platform tells
 */
public record CpuReading(
    CpuTimes total,
    List<CpuTimes> cores,
    long contextSwitches,
    long interrupts,
    long processesCreated,
    long running,
    long blocked,
    More more) {}
