package org.workloadmonitor.collector.external.probe;

import java.util.Optional;

/**
 * What one look at a target is given.
 *
 * @param stopwatch gives the time to the look and to its phases
 * @param traceparent the W3C header that goes out with a request, where the protocol has headers
 *     and the user allows it
 */
public record Look(Stopwatch stopwatch, Optional<String> traceparent) {

  /** A look that belongs to no trace. */
  public static Look alone(Stopwatch stopwatch) {
    return new Look(stopwatch, Optional.empty());
  }
}
