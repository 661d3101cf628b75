package org.workloadmonitor.core.config;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.alert.Threshold;

/**
 * A component and what watches it.
 *
 * @param component who it is
 * @param enabled whether it is watched at all
 * @param collectors the enabled ones, in the order of the file; unmodifiable
 * @param healthCheck absent also where it is disabled
 * @param thresholds in the order of the file; keys are unique; unmodifiable
 * @param dependsOn ids of other components, each of which exists; free of cycles; unmodifiable
 */
public record ComponentConfiguration(
    Component component,
    boolean enabled,
    List<CollectorConfiguration<?>> collectors,
    Optional<HealthCheckConfiguration<?>> healthCheck,
    List<Threshold> thresholds,
    List<String> dependsOn) {

  /** Copies the lists. */
  public ComponentConfiguration {
    collectors = List.copyOf(collectors);
    thresholds = List.copyOf(thresholds);
    dependsOn = List.copyOf(dependsOn);
  }
}
