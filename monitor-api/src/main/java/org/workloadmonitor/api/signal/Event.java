package org.workloadmonitor.api.signal;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened: a threshold was crossed, a component's health changed.
 *
 * @param name a dotted name, the same for all events of its kind
 * @param severity how much it matters
 * @param message a sentence for a person, without secrets
 * @param attributes the particulars
 * @param timestamp when it happened
 */
public record Event(
    String name, Severity severity, String message, Attributes attributes, Instant timestamp)
    implements Signal {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name has another form than a metric's
   */
  public Event {
    SignalName.check("event", name);
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  @Override
  public SignalKind kind() {
    return SignalKind.EVENT;
  }
}
