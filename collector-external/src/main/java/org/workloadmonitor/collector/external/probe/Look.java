package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * What one look at a target is given.
 *
 * @param stopwatch gives the time to the look and to its phases
 * @param traceparent the W3C header that goes out with a request, where the protocol has headers
 *     and the user allows it
 * @param limit the longest that it may take, where that is less than the probe's own time-out
 */
public record Look(Stopwatch stopwatch, Optional<String> traceparent, Optional<Duration> limit) {

  /** A look that has the probe's own time. */
  public Look(Stopwatch stopwatch, Optional<String> traceparent) {
    this(stopwatch, traceparent, Optional.empty());
  }

  /** A look that belongs to no trace and has the probe's own time. */
  public static Look alone(Stopwatch stopwatch) {
    return new Look(stopwatch, Optional.empty());
  }

  /** A time-out, or the look's limit where that is less. */
  public Duration within(Duration timeout) {
    return limit.filter(bound -> bound.compareTo(timeout) < 0).orElse(timeout);
  }
}
