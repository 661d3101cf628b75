package org.workloadmonitor.collector.compute.reading;

/** How many metrics to emit. */
public enum Detail {
  /** What dashboards and alarms use. */
  BASIC,
  /** All that costs little, for diagnosis afterwards. */
  FULL
}
