package org.workloadmonitor.core.pipeline;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.alert.Threshold;

/**
 * How the pipeline is to look at a component.
 *
 * @param component the component
 * @param thresholds for its metrics; unmodifiable
 * @param interval the longest interval of its collectors and health check: a series that is silent
 *     for three of these has vanished
 */
public record Watch(Component component, List<Threshold> thresholds, Duration interval) {

  /** Copies the list. */
  public Watch {
    thresholds = List.copyOf(thresholds);
  }
}
