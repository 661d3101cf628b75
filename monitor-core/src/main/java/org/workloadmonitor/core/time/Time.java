package org.workloadmonitor.core.time;

import java.time.Clock;
import java.time.Duration;

/** What time it is, and being called when it has come. May be used from any thread. */
public interface Time {

  /** The time of day. */
  Clock clock();

  /** Nanoseconds from an arbitrary origin that only ever move forward. */
  long nanoTime();

  /**
   * Asks for a call.
   *
   * @param nanoTime when, on the scale of {@link #nanoTime()}; at once if that has passed
   * @param action runs on the one thread that keeps the time, so it is short and never waits, not
   *     even for the log
   */
  Alarm at(long nanoTime, Runnable action);

  /** Asks for a call when a while has passed. */
  default Alarm after(Duration wait, Runnable action) {
    return at(nanoTime() + nanos(wait), action);
  }

  /** A call that was asked for. */
  interface Alarm {

    /** No longer needed; does nothing if the call has been made. */
    void cancel();
  }

  /** The length in nanoseconds; what is longer than 146 years is taken as that. */
  static long nanos(Duration duration) {
    // Half the range, so that differences of two moments don't overflow.
    long longest = Long.MAX_VALUE / 2;
    return duration.compareTo(Duration.ofNanos(longest)) < 0 ? duration.toNanos() : longest;
  }
}
