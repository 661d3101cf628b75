package org.workloadmonitor.core.log;

import java.time.Duration;

/** Durations as a person says them. */
public final class DurationText {

  private DurationText() {}

  /** The duration in its largest unit, and the next where that is not zero: {@code 2 min 5 s}. */
  public static String of(Duration duration) {
    if (duration.toSeconds() < 1) {
      return duration.toMillis() + " ms";
    }
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    if (duration.toHours() < 1) {
      return two(duration.toMinutes(), " min", duration.toSecondsPart(), " s");
    }
    if (duration.toDays() < 1) {
      return two(duration.toHours(), " h", duration.toMinutesPart(), " min");
    }
    return two(duration.toDays(), " d", duration.toHoursPart(), " h");
  }

  private static String two(long large, String unit, int small, String smallerUnit) {
    return large + unit + (small == 0 ? "" : " " + small + smallerUnit);
  }
}
