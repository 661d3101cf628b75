package org.workloadmonitor.core.plan;

import java.util.List;

/**
 * What a configuration would cost.
 *
 * @param sinks in the order of the configuration; unmodifiable
 * @param missing what could not be taken into account; unmodifiable
 */
public record Forecast(List<PlannedSink> sinks, List<Missing> missing) {

  /** Copies the lists. */
  public Forecast {
    sinks = List.copyOf(sinks);
    missing = List.copyOf(missing);
  }
}
