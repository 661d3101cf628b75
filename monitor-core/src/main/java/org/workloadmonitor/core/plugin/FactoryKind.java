package org.workloadmonitor.core.plugin;

/** The three kinds of what a plugin offers. */
public enum FactoryKind {
  /** Makes collectors. */
  COLLECTOR("collector"),
  /** Makes health checks. */
  HEALTH_CHECK("health check"),
  /** Makes sinks. */
  SINK("sink");

  private final String word;

  FactoryKind(String word) {
    this.word = word;
  }

  /** The kind as messages name it: {@code health check}. */
  public String word() {
    return word;
  }
}
