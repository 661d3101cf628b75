package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.workloadmonitor.core.time.Time;

/**
 * When one task is due next. The first run is due at once; later ones follow the task's rhythm. Its
 * task guards it.
 */
final class Timetable {

  private final Rhythm rhythm;
  private final Quarantine quarantine;
  private long due;
  private long notBefore;
  private boolean first = true;
  private int penalties;

  Timetable(Rhythm rhythm, Quarantine quarantine, long now) {
    this.rhythm = rhythm;
    this.quarantine = quarantine;
    this.due = now;
    this.notBefore = now;
  }

  /** The next moment, on the scale of nanoTime. */
  long due() {
    return due;
  }

  /**
   * A due moment has come: turns to the next one in the future.
   *
   * @return how many more were due until now; these are not made up for
   */
  long turn(long now) {
    long missed = first ? 0 : rhythm.between(due, now);
    // The second run is not long after the first, and not so soon that it would see no difference.
    due = rhythm.after(first ? now + rhythm.interval() / 2 : now);
    first = false;
    return missed;
  }

  void succeeded() {
    penalties = 0;
  }

  /**
   * A run failed.
   *
   * @param begun when that run began
   * @param after the least time from now to the next
   */
  void failed(long begun, long now, Duration after) {
    penalties++;
    notBefore = now + Time.nanos(after);
    long spaced = rhythm.atOrBefore(begun) + quarantine.spacing(penalties);
    due = rhythm.atOrAfter(later(later(spaced, notBefore), rhythm.after(now)));
  }

  /** There is reason to believe that it works again: ends the quarantine. */
  void lift(long now) {
    penalties = 0;
    long soonest = rhythm.atOrAfter(later(notBefore, rhythm.after(now)));
    if (soonest - due < 0) {
      due = soonest;
    }
  }

  /** The next run is due now, or as soon as the target allows it. */
  void hurry(long now) {
    long soonest = later(notBefore, now);
    if (soonest - due < 0) {
      due = soonest;
    }
  }

  /** Whether the task waits longer than its interval. */
  boolean isQuarantined() {
    return quarantine.spacing(penalties) > rhythm.interval();
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
