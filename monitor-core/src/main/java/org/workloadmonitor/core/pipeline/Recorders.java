package org.workloadmonitor.core.pipeline;

import org.workloadmonitor.api.Component;

/** Where runs get their recorders from. May be called from any thread. */
public interface Recorders {

  /**
   * Opens a recorder for one run, which begins now.
   *
   * @param component what the run observes; attached to each of its signals
   * @param source what observes it, the same for all runs of one instance: the type of a collector
   *     ({@code host}), {@code health:} and the type of a health check ({@code health:http})
   * @return a recorder that must be ended once
   */
  RunRecorder open(Component component, String source);
}
