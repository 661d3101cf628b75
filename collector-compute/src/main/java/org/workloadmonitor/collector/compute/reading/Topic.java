package org.workloadmonitor.collector.compute.reading;

/**
 * What the collector looks at, in the order in which it does; each can be left out. File systems
 * come last, since one that hangs keeps what comes after it waiting.
 */
public enum Topic {
  CPU,
  MEMORY,
  PAGING,
  DISKS,
  NETWORK,
  PROTOCOLS,
  SYSTEM,
  PRESSURE,
  PROCESSES,
  FILESYSTEMS
}
