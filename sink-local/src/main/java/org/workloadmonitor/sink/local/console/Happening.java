package org.workloadmonitor.sink.local.console;

import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;

/**
 * An event with the component that it is about.
 *
 * @param component whom it concerns
 * @param event what happened
 */
record Happening(Component component, Event event) {

  /** What tells an alert from others: the same from when it is raised until it is cleared. */
  record AlertKey(String component, Attributes attributes) {}

  boolean raises() {
    return event.name().equals(WellKnown.ALERT_RAISED);
  }

  boolean clears() {
    return event.name().equals(WellKnown.ALERT_CLEARED);
  }

  /** Of the attributes only the threshold and the series count; values differ at the end. */
  AlertKey alertKey() {
    Attributes.Builder lasting = Attributes.builder();
    event
        .attributes()
        .forEach(
            (name, value) -> {
              if (name.equals("key") || name.equals("metric") || name.startsWith("series.")) {
                lasting.put(name, value.toString());
              }
            });
    return new AlertKey(component.id(), lasting.build());
  }

  Style style() {
    return switch (event.severity()) {
      case INFO -> Style.FAINT;
      case WARNING -> Style.WARNING;
      case ERROR, CRITICAL -> Style.BAD;
    };
  }
}
