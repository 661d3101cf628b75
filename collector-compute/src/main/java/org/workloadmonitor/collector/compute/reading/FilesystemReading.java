package org.workloadmonitor.collector.compute.reading;

/**
 * A mounted file system.
 *
 * @param device such as {@code /dev/sda1}
 * @param mountpoint such as {@code /var}
 * @param type such as {@code ext4}
 * @param readOnly whether it is mounted for reading only
 * @param total its size in bytes
 * @param free unused bytes, those reserved for the administrator included
 * @param usable unused bytes that everyone may have
 * @param inodes how many files it can hold; unknown where that has no bound of its own
 * @param inodesFree how many more files it can hold
 * @param problem why the numbers are unknown, as a sentence; empty where they are known
 */
public record FilesystemReading(
    String device,
    String mountpoint,
    String type,
    boolean readOnly,
    long total,
    long free,
    long usable,
    long inodes,
    long inodesFree,
    String problem) {}
