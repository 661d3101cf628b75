package org.workloadmonitor.core.pipeline;

import java.util.Set;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.outbox.Outbox;

/**
 * The way to one sink.
 *
 * <p>The shape of counters is decided on the way in. So a sink whose temporality changes at a
 * reload needs a new outbox; the old one is drained as it is.
 *
 * @param signals the kinds that the sink takes
 * @param temporality the shape of its counters
 * @param without the ids of components whose signals don't take it
 * @param outbox the queue in front of it
 */
public record Route(
    Set<SignalKind> signals, Temporality temporality, Set<String> without, Outbox outbox) {

  /** Copies the sets. */
  public Route {
    signals = Set.copyOf(signals);
    without = Set.copyOf(without);
  }

  /** The way to a sink of this profile. */
  public static Route to(SinkProfile profile, Outbox outbox) {
    return to(profile, Set.of(), outbox);
  }

  /** The way to a sink of this profile, which some components don't take. */
  public static Route to(SinkProfile profile, Set<String> without, Outbox outbox) {
    return new Route(profile.signals(), profile.temporality(), without, outbox);
  }
}
