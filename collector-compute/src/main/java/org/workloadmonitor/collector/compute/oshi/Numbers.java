package org.workloadmonitor.collector.compute.oshi;

import org.workloadmonitor.collector.compute.reading.Reader;

/** OSHI writes 0 for what an operating system can't tell. */
final class Numbers {

  private Numbers() {}

  /** A number that is 0 only where nobody counts it. */
  static long counted(long number) {
    return number <= 0 ? Reader.UNKNOWN : number;
  }

  /** The sum of two numbers; unknown if both are. */
  static long sum(long a, long b) {
    return a < 0 ? b : b < 0 ? a : a + b;
  }
}
