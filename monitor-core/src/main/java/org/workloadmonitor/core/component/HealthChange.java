package org.workloadmonitor.core.component;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;

/**
 * A component's status is no longer what it was.
 *
 * @param component the component
 * @param from the status before; empty at the first verdict
 * @param to the verdict now
 * @param downDependencies ids of what the component depends on, itself or through others, and that
 *     is DOWN too; the deepest first; empty unless the component is DOWN itself
 */
public record HealthChange(
    Component component, Optional<Health.Status> from, Health to, List<String> downDependencies) {}
