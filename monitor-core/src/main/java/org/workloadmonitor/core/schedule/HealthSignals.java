package org.workloadmonitor.core.schedule;

import java.time.Instant;
import java.util.Locale;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.component.HealthChange;

/** What the agent emits for every health check. */
public final class HealthSignals {

  /** 1 for a component that works, if badly; 0 for one that does not; no point where unknown. */
  public static final MetricDescriptor HEALTH =
      MetricDescriptor.gauge(
          "workload.component.health",
          "{state}",
          "Whether the component does its work: 1 if UP or DEGRADED, 0 if DOWN.");

  /** What each check found, before so many in a row decide how the component is. */
  public static final MetricDescriptor RESULT =
      MetricDescriptor.gauge(
          "workload.health_check.result",
          "{state}",
          "What the last check found: 1 if UP or DEGRADED, 0 if DOWN.");

  /** How long each check took. */
  public static final MetricDescriptor DURATION =
      MetricDescriptor.histogram(
          "workload.health_check.duration", "s", "How long the health check took.");

  /** The name of the event at each change of status. */
  public static final String CHANGED = "workload.component.health.changed";

  /** The event's attribute that names components which are DOWN and which this one depends on. */
  public static final String DEPENDENCY_DOWN = "workload.dependency.down";

  /** The event's attribute that says why nothing is known. */
  static final String CAUSE = "workload.cause";

  /** The {@link #CAUSE} that is the agent's own network. */
  static final String OWN_NETWORK = "own_network";

  private HealthSignals() {}

  /**
   * The event of a change. Its attributes are those of the check, and {@code from} ({@code none} at
   * the first verdict), {@code to}, {@code reason} and, where a dependency is DOWN too, its id.
   */
  static Event event(HealthChange change, Instant time) {
    Health to = change.to();
    Attributes.Builder attributes =
        withoutBlanks(to.attributes())
            .put("from", change.from().map(HealthSignals::word).orElse("none"))
            .put("to", word(to.status()));
    if (!to.reason().isBlank()) {
      attributes.put("reason", to.reason());
    }
    if (!change.downDependencies().isEmpty()) {
      attributes.put(DEPENDENCY_DOWN, String.join(",", change.downDependencies()));
    }
    return new Event(CHANGED, severity(to.status()), sentence(change), attributes.build(), time);
  }

  static String sentence(HealthChange change) {
    StringBuilder sentence = new StringBuilder(change.component().name());
    sentence.append(" is ").append(change.to().status());
    if (!change.to().reason().isEmpty()) {
      sentence.append(": ").append(change.to().reason());
    }
    if (!change.downDependencies().isEmpty()) {
      sentence.append(" (it depends on what is DOWN too: ");
      sentence.append(String.join(", ", change.downDependencies())).append(")");
    }
    return sentence.toString();
  }

  /** A blank value would cost the whole event. */
  private static Attributes.Builder withoutBlanks(Attributes attributes) {
    Attributes.Builder kept = Attributes.builder();
    attributes.forEach(
        (name, value) -> {
          switch (value) {
            case Boolean truth -> kept.put(name, truth);
            case Long number -> kept.put(name, number);
            case Double number -> kept.put(name, number);
            default -> {
              if (!value.toString().isBlank()) {
                kept.put(name, value.toString());
              }
            }
          }
        });
    return kept;
  }

  private static String word(Health.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Severity severity(Health.Status status) {
    return switch (status) {
      case UP -> Severity.INFO;
      case DEGRADED, UNKNOWN -> Severity.WARNING;
      case DOWN -> Severity.CRITICAL;
    };
  }
}
