package org.workloadmonitor.sink.local.console;

/** Names that the agent itself gives to what it emits. */
final class WellKnown {

  static final String AGENT_TYPE = "agent";

  /** 1 for a component that works, 0 for one that does not. */
  static final String HEALTH = "workload.component.health";

  static final String HEALTH_CHANGED = "workload.component.health.changed";
  static final String ALERT_RAISED = "workload.alert.raised";
  static final String ALERT_CLEARED = "workload.alert.cleared";

  /** What all metrics on the sinks begin with. */
  static final String SINK_PREFIX = "workload.sink.";

  private WellKnown() {}
}
