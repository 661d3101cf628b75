package org.workloadmonitor.collector.compute.cgroup;

/**
 * What a control group did on one block device since it was made.
 *
 * @param number the device's number, such as {@code 8:0}
 * @param readBytes bytes read
 * @param writtenBytes bytes written
 * @param reads reads
 * @param writes writes
 */
record DeviceUse(String number, long readBytes, long writtenBytes, long reads, long writes) {}
