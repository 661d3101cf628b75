package org.workloadmonitor.collector.database.query;

/** How often a group is read where the configuration says nothing. */
public enum Tier {
  /** At every run. */
  FAST,
  /** Every {@code slow_interval}: what costs the server more, or changes slowly. */
  SLOW,
  /** Every hour, or every {@code slow_interval} if that is longer: what looks at every table. */
  RARE
}
