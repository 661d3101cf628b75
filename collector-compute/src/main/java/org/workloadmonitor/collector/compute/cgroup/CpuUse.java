package org.workloadmonitor.collector.compute.cgroup;

/**
 * Processor time of a control group since it was made, in microseconds, and its limit. What the
 * kernel doesn't tell is {@link org.workloadmonitor.collector.compute.reading.Reader#UNKNOWN}.
 *
 * @param total processor time of all tasks
 * @param user the part of it in user mode
 * @param system the part of it in the kernel
 * @param periods periods of the quota in which tasks were ready to run
 * @param throttledPeriods those of them in which the quota was used up
 * @param throttled time that tasks were held up because the quota was used up
 * @param limit how many processors it may use at once, such as 1.5; NaN where there is no limit
 */
record CpuUse(
    long total,
    long user,
    long system,
    long periods,
    long throttledPeriods,
    long throttled,
    double limit) {

  private static final long MICROS_PER_MILLI = 1000;

  /** Processor time of all tasks in milliseconds. */
  long totalMillis() {
    return total < 0 ? total : total / MICROS_PER_MILLI;
  }
}
