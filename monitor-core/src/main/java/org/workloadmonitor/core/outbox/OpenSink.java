package org.workloadmonitor.core.outbox;

import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.sink.SinkProfile;

/**
 * A sink that was made, and what it said of itself, asked once.
 *
 * @param sink the plugin's instance
 * @param profile what it takes
 * @param destination where it delivers to, for people
 */
public record OpenSink(Sink sink, SinkProfile profile, String destination) {

  /** Asks a sink. Calls the plugin, so make this on the thread that made the sink. */
  public static OpenSink of(Sink sink) {
    return new OpenSink(sink, sink.profile(), sink.destination());
  }
}
