package org.workloadmonitor.core.component;

import java.time.Instant;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;

/**
 * How a component is, by its health check.
 *
 * @param component the component
 * @param health the latest verdict
 * @param since when the status became what it is; the reason may have changed since
 * @param checked when the latest verdict was given
 */
public record ComponentStatus(Component component, Health health, Instant since, Instant checked) {

  ComponentStatus of(Component component) {
    return new ComponentStatus(component, health, since, checked);
  }
}
