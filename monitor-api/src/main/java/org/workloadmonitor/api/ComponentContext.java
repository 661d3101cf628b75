package org.workloadmonitor.api;

import java.time.Duration;

/** What the agent offers to one collector or health check. */
public interface ComponentContext extends PluginContext {

  /** The component that the instance watches. Every signal is attached to it by the agent. */
  Component component();

  /** The time from one run to the next. */
  Duration interval();
}
