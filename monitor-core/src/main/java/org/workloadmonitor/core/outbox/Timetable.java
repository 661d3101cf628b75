package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.time.Time;

/** When a worker takes from its outbox, by what waits there. Moments are on the nanoTime scale. */
sealed interface Timetable permits WhenFull, WhenWindowCloses {

  /** Nanoseconds until it is time to take; 0 for now, {@link Long#MAX_VALUE} if nothing waits. */
  long untilDue(Waiting waiting, long now);

  /** Up to where metric points may be taken. */
  Instant metricsBefore();

  /** Something was taken, and there may be more. */
  void taken(long now);

  /** All that may be taken now was taken. */
  void emptied(long now);

  /** The timetable that a profile asks for. */
  static Timetable of(SinkProfile profile, Duration publishInterval, Time time) {
    return profile
        .aggregationWindow()
        .<Timetable>map(window -> new WhenWindowCloses(window, publishInterval, time))
        .orElseGet(() -> new WhenFull(profile, publishInterval, time));
  }
}
