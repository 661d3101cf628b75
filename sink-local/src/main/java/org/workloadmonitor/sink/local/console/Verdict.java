package org.workloadmonitor.sink.local.console;

import java.util.Locale;
import java.util.Optional;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Event;

/**
 * What is known of a component's health.
 *
 * @param status the verdict
 * @param reason why; may be empty
 */
record Verdict(Health.Status status, String reason) {

  /** What an event on a change of health says, if it says it. */
  static Optional<Verdict> of(Event changed) {
    String word = changed.attributes().value("to").map(Object::toString).orElse("");
    for (Health.Status status : Health.Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        String reason = changed.attributes().value("reason").map(Object::toString).orElse("");
        return Optional.of(new Verdict(status, reason));
      }
    }
    return Optional.empty();
  }

  /** The same, unless the gauge of the component's health says otherwise. */
  Verdict confirmedBy(double gauge) {
    if (gauge == 0) {
      return status == Health.Status.DOWN ? this : new Verdict(Health.Status.DOWN, "");
    }
    boolean works = status == Health.Status.UP || status == Health.Status.DEGRADED;
    return works ? this : new Verdict(Health.Status.UP, "");
  }

  Style style() {
    return switch (status) {
      case UP -> Style.GOOD;
      case DEGRADED -> Style.WARNING;
      case DOWN -> Style.BAD;
      case UNKNOWN -> Style.FAINT;
    };
  }
}
