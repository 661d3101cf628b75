package org.workloadmonitor.core.schedule;

import org.workloadmonitor.core.time.Time;

/**
 * How long a task waits after so many failures in a row: its interval at first, then twice as long
 * each time up to a bound.
 *
 * @param interval the task's own, in nanoseconds
 * @param after how many failures in a row begin it
 * @param longest the longest wait, in nanoseconds
 */
record Quarantine(long interval, int after, long longest) {

  static Quarantine of(Task task, SchedulerSettings settings) {
    long interval = Time.nanos(task.interval());
    long bound = Time.nanos(settings.quarantineLongest());
    long factor = settings.quarantineFactor();
    long times = interval > Long.MAX_VALUE / 2 / factor ? interval : interval * factor;
    return new Quarantine(
        interval, settings.quarantineAfter(), Math.max(interval, Math.min(times, bound)));
  }

  /** From the beginning of one run to the next. */
  long spacing(int failuresInARow) {
    long spacing = interval;
    for (int i = after; i <= failuresInARow && spacing < longest; i++) {
      spacing = Math.min(2 * spacing, longest);
    }
    return spacing;
  }
}
