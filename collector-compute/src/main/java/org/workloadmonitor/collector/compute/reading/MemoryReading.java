package org.workloadmonitor.collector.compute.reading;

/**
 * Physical memory, in bytes.
 *
 * @param total installed and usable by the operating system
 * @param free unused
 * @param available what a new program could get without swapping
 * @param buffers held by buffers of block devices
 * @param cached held by the page cache
 * @param more what only this platform tells
 */
public record MemoryReading(
    long total, long free, long available, long buffers, long cached, More more) {}
