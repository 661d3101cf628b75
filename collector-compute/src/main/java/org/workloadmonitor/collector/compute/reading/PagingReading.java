package org.workloadmonitor.collector.compute.reading;

/**
 * Swap space or page files.
 *
 * @param total its size in bytes; 0 where there is none
 * @param used how much is in use, in bytes
 * @param pagesIn pages brought back from it since the host started
 * @param pagesOut pages written to it since the host started
 * @param minorFaults page faults answered from memory since the host started
 * @param majorFaults page faults that needed I/O since the host started
 * @param more what only this platform tells
 */
public record PagingReading(
    long total,
    long used,
    long pagesIn,
    long pagesOut,
    long minorFaults,
    long majorFaults,
    More more) {}
