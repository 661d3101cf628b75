package org.workloadmonitor.collector.compute.reading;

/** What the collector looks at; each can be left out. */
public enum Topic {
  CPU,
  MEMORY,
  PAGING,
  FILESYSTEMS,
  DISKS,
  NETWORK,
  PROTOCOLS,
  SYSTEM,
  PRESSURE,
  PROCESSES
}
