package org.workloadmonitor.api.plan;

import java.time.Duration;
import java.util.Objects;
import org.workloadmonitor.api.Component;

/**
 * The events of one name that one run of a source gave. Most events come only when something
 * changes, so what one run gives says little about a month.
 *
 * @param component whose events they are
 * @param name the events' name
 * @param interval from one run of their source to the next; more than zero
 * @param events how many there were; at least 1
 * @param bytes how large they were together, as {@link org.workloadmonitor.api.sink.JsonLine}
 *     writes them; not negative
 */
public record PlannedEvents(
    Component component, String name, Duration interval, int events, long bytes) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value lies outside its range
   */
  public PlannedEvents {
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(name, "name");
    Requirement.positive(interval, "interval");
    Requirement.that(events >= 1, "events must be at least 1.");
    Requirement.that(bytes >= 0, "bytes must not be negative.");
  }
}
