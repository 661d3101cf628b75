package org.workloadmonitor.collector.compute.reading;

/**
 * How long a processor, or all of them together, spent in each mode, in milliseconds. Times as a
 * guest's host are part of {@code user} and {@code nice}.
 *
 * @param processor the processor's number, or -1 for the sum of all
 * @param user in user mode
 * @param nice in user mode, at low priority
 * @param system in kernel mode
 * @param idle doing nothing
 * @param iowait doing nothing while I/O was pending
 * @param interrupt serving interrupts
 * @param softInterrupt serving deferred interrupts
 * @param steal ready, while the hypervisor ran others
 */
public record CpuTimes(
    int processor,
    long user,
    long nice,
    long system,
    long idle,
    long iowait,
    long interrupt,
    long softInterrupt,
    long steal) {

  /** More processors than any kernel is built for; a higher number is none. */
  public static final int MOST_PROCESSORS = 65_536;

  /** The time spent in one mode. */
  public long in(CpuMode mode) {
    return switch (mode) {
      case USER -> user;
      case NICE -> nice;
      case SYSTEM -> system;
      case IDLE -> idle;
      case IOWAIT -> iowait;
      case INTERRUPT -> interrupt;
      case SOFT_INTERRUPT -> softInterrupt;
      case STEAL -> steal;
    };
  }
}
