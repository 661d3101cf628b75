package org.workloadmonitor.collector.compute.reading;

/**
 * Load, uptime, and how much of the kernel's tables is in use.
 *
 * @param load1 mean number of tasks that ran or waited over 1 minute
 * @param load5 the same over 5 minutes
 * @param load15 the same over 15 minutes
 * @param uptimeMillis milliseconds since the host started
 * @param logicalProcessors processors that the scheduler uses
 * @param physicalProcessors cores
 * @param threads threads now, of all processes
 * @param openFiles file descriptors in use on the whole host
 * @param openFilesLimit the most there can be
 */
public record SystemReading(
    double load1,
    double load5,
    double load15,
    long uptimeMillis,
    long logicalProcessors,
    long physicalProcessors,
    long threads,
    long openFiles,
    long openFilesLimit) {}
