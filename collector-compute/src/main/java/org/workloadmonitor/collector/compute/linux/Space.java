package org.workloadmonitor.collector.compute.linux;

/**
 * How full a file system is (statvfs(3)).
 *
 * @param total its size in bytes
 * @param free unused bytes
 * @param usable unused bytes that everyone may have
 * @param inodes how many files it can hold; unknown where that has no bound of its own
 * @param inodesFree how many more files it can hold
 */
record Space(long total, long free, long usable, long inodes, long inodesFree) {}
