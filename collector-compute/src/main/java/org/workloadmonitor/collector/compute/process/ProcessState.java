package org.workloadmonitor.collector.compute.process;

import java.util.Locale;

/** What a process does, in the words of OpenTelemetry where it has one. */
public enum ProcessState {
  /** Runs or could run. */
  RUNNING,
  /** Waits for something, and can be interrupted. */
  SLEEPING,
  /** Waits for I/O and can't be interrupted. */
  BLOCKED,
  /** Was stopped by a signal or a debugger. */
  STOPPED,
  /** Has ended, but its parent has not asked how. */
  DEFUNCT,
  /** A thread of the kernel that has nothing to do. */
  IDLE;

  /** The value of the attribute {@code process.state}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
