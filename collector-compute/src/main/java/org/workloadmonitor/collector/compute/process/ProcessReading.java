package org.workloadmonitor.collector.compute.process;

/**
 * What one process uses, as it is now. A number that can't be told is {@link
 * org.workloadmonitor.collector.compute.reading.Reader#UNKNOWN}. Totals are since the process
 * started.
 *
 * @param identity which process
 * @param userMillis processor time in user mode, in milliseconds
 * @param systemMillis processor time in the kernel, in milliseconds
 * @param residentBytes physical memory
 * @param virtualBytes address space
 * @param threads threads
 * @param openFiles open file descriptors or handles
 * @param readBytes bytes read from storage
 * @param writtenBytes bytes written to storage
 * @param minorFaults page faults answered from memory
 * @param majorFaults page faults that needed I/O
 * @param voluntarySwitches times that its threads gave up a processor to wait
 * @param involuntarySwitches times that its threads lost a processor to others
 */
public record ProcessReading(
    ProcessIdentity identity,
    long userMillis,
    long systemMillis,
    long residentBytes,
    long virtualBytes,
    long threads,
    long openFiles,
    long readBytes,
    long writtenBytes,
    long minorFaults,
    long majorFaults,
    long voluntarySwitches,
    long involuntarySwitches) {

  /** Whether it has not ended: one that has is kept until its parent asks how. */
  boolean isAlive() {
    return identity.state() != ProcessState.DEFUNCT;
  }
}
