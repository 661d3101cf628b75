package org.workloadmonitor.core.config;

/** How much the agent's log says, most first. */
public enum LogLevel {
  /** Every step. */
  TRACE,
  /** What helps to find a fault. */
  DEBUG,
  /** What is news to the operator. */
  INFO,
  /** What needs a look. */
  WARN,
  /** What failed. */
  ERROR
}
