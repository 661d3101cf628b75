package org.workloadmonitor.collector.external.dns;

/** How questions travel. */
public enum Transport {
  /** UDP, and TCP when the answer is truncated. */
  AUTO,
  /** UDP only. */
  UDP,
  /** TCP only. */
  TCP
}
