package org.workloadmonitor.collector.compute.reading;

/**
 * A block device; counters since the host started or the device appeared.
 *
 * @param device such as {@code sda}
 * @param reads completed reads
 * @param readsMerged reads that were merged into others
 * @param readBytes bytes read
 * @param readMillis milliseconds that all reads took together
 * @param writes completed writes
 * @param writesMerged writes that were merged into others
 * @param writtenBytes bytes written
 * @param writeMillis milliseconds that all writes took together
 * @param pending operations in progress now
 * @param busyMillis milliseconds during which any operation was in progress
 * @param weightedMillis milliseconds in progress, each multiplied by the operations in progress
 * @param discards completed discards
 * @param discardsMerged discards that were merged into others
 * @param discardedBytes bytes discarded
 * @param discardMillis milliseconds that all discards took together
 * @param flushes completed flushes
 * @param flushMillis milliseconds that all flushes took together
 */
public record DiskReading(
    String device,
    long reads,
    long readsMerged,
    long readBytes,
    long readMillis,
    long writes,
    long writesMerged,
    long writtenBytes,
    long writeMillis,
    long pending,
    long busyMillis,
    long weightedMillis,
    long discards,
    long discardsMerged,
    long discardedBytes,
    long discardMillis,
    long flushes,
    long flushMillis) {}
