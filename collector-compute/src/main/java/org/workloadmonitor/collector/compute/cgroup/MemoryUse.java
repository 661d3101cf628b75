package org.workloadmonitor.collector.compute.cgroup;

/**
 * Memory of a control group, in bytes; counters are since it was made. What the kernel doesn't tell
 * is {@link org.workloadmonitor.collector.compute.reading.Reader#UNKNOWN}.
 *
 * @param usage all that is charged to it, caches included
 * @param inactiveFile cached content of files that was not used for long
 * @param anonymous memory of its processes that no file stands behind
 * @param cache cached content of files
 * @param swap swap space in use
 * @param swapLimit the most swap space that it may use
 * @param limit the most memory that it may use, along the hierarchy; unknown where there is no
 *     limit, for which version 1 writes a number beyond all memory
 * @param limitHits how often its usage was about to pass the limit
 * @param oomKills processes that the kernel killed because the limit was reached
 * @param minorFaults page faults answered from memory
 * @param majorFaults page faults that needed I/O
 */
record MemoryUse(
    long usage,
    long inactiveFile,
    long anonymous,
    long cache,
    long swap,
    long swapLimit,
    long limit,
    long limitHits,
    long oomKills,
    long minorFaults,
    long majorFaults) {

  /**
   * What the kernel could not free at once: the number by which Kubernetes decides. Cached content
   * in use counts, since the container would be slow without it.
   */
  long workingSet() {
    return usage < 0 ? usage : Math.max(0, usage - Math.max(0, inactiveFile));
  }
}
