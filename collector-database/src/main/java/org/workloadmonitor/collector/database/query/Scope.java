package org.workloadmonitor.collector.database.query;

/** Where a group is read. */
public enum Scope {
  /** Once for the server. */
  SERVER,
  /** In each database that is chosen, on a connection of its own. */
  DATABASE
}
