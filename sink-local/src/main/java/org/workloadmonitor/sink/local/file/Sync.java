package org.workloadmonitor.sink.local.file;

/** Whether a write waits for the disk. */
public enum Sync {
  /** Lines are handed to the operating system. They survive a crash of the agent. */
  NEVER,
  /** Lines are on the disk before they count as delivered. They survive a power cut. */
  ALWAYS
}
