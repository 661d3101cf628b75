package org.workloadmonitor.core.schedule;

import org.workloadmonitor.core.instance.InstanceId;

/**
 * The moments at which a task is due: {@code phase + k * interval}, on the scale of nanoTime.
 *
 * @param phase one of the moments
 * @param interval from one to the next; more than 0
 */
record Rhythm(long phase, long interval) {

  private static final double SECOND = 1e9;

  /**
   * A rhythm whose phase depends on the name alone, so that tasks of one interval are spread over
   * it, the same way after each start.
   *
   * <p>There are as many places as the interval has seconds, squared: one for all tasks that run
   * each second, a hundred for 10 s, 3,600 for a minute. Waking the processor costs more than most
   * runs do, and the more often the shorter the interval; while tasks by the thousand have long
   * ones.
   *
   * @param origin the moment from which phases count
   */
  static Rhythm of(InstanceId id, long interval, long origin) {
    // String.hashCode is close for close names; the multiplication spreads it (Knuth, vol. 3, 6.4).
    long hash = (id.toString().hashCode() & 0xffff_ffffL) * 0x9E37_79B9_7F4A_7C15L;
    double share = (hash >>> 11) * 0x1.0p-53;
    double places = Math.max(1, Math.floor((interval / SECOND) * (interval / SECOND)));
    double place = Math.floor(share * places);
    return new Rhythm(origin + (long) (interval * (place / places)), interval);
  }

  /** The first moment after another. */
  long after(long moment) {
    return atOrBefore(moment) + interval;
  }

  /** The first moment that is not before another. */
  long atOrAfter(long moment) {
    return after(moment - 1);
  }

  /** The last moment that is not after another. */
  long atOrBefore(long moment) {
    return phase + Math.floorDiv(moment - phase, interval) * interval;
  }

  /** How many moments lie after one moment, up to another and with it. */
  long between(long after, long upTo) {
    return (atOrBefore(upTo) - atOrBefore(after)) / interval;
  }
}
