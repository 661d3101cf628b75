package org.workloadmonitor.collector.compute.reading;

/** What a processor spends its time on. */
public enum CpuMode {
  USER("user"),
  NICE("nice"),
  SYSTEM("system"),
  IDLE("idle"),
  IOWAIT("iowait"),
  INTERRUPT("interrupt"),
  SOFT_INTERRUPT("softirq"),
  STEAL("steal");

  private final String label;

  CpuMode(String label) {
    this.label = label;
  }

  /** The value of the attribute {@code cpu.mode}. */
  public String label() {
    return label;
  }
}
