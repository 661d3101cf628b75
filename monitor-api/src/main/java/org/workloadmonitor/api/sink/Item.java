package org.workloadmonitor.api.sink;

import java.util.Objects;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Signal;

/**
 * A signal with the component that it was observed of.
 *
 * @param component the component; for the agent's own signals, one of type {@code agent}
 * @param signal what was observed
 */
public record Item(Component component, Signal signal) {

  /** Checks for null. */
  public Item {
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(signal, "signal");
  }
}
