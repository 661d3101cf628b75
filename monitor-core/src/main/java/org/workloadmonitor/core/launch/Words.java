package org.workloadmonitor.core.launch;

import java.time.Duration;

/** How numbers and times read in a sentence. */
final class Words {

  private Words() {}

  /** {@code 1 sink}, {@code 2 sinks}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** As one would write it in the configuration: {@code 10s}, {@code 5m}. */
  static String duration(Duration duration) {
    if (duration.toNanosPart() != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSecondsPart() != 0) {
      return duration.toSeconds() + "s";
    }
    return duration.toMinutesPart() != 0 || duration.isZero()
        ? duration.toMinutes() + "m"
        : duration.toHours() + "h";
  }
}
