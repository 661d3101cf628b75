package org.workloadmonitor.core.schedule;

import org.workloadmonitor.core.instance.InstanceId;

/**
 * The moments at which a task is due: {@code phase + k * interval}, on the scale of nanoTime.
 *
 * @param phase one of the moments
 * @param interval from one to the next; more than 0
 */
record Rhythm(long phase, long interval) {

  /**
   * A rhythm whose phase depends on the name alone, so that tasks of one interval are spread over
   * it, the same way after each start.
   *
   * @param origin the moment from which phases count
   */
  static Rhythm of(InstanceId id, long interval, long origin) {
    // String.hashCode is close for close names; the multiplication spreads it (Knuth, vol. 3, 6.4).
    long hash = (id.toString().hashCode() & 0xffff_ffffL) * 0x9E37_79B9_7F4A_7C15L;
    double share = (hash >>> 11) * 0x1.0p-53;
    return new Rhythm(origin + (long) (share * interval), interval);
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
