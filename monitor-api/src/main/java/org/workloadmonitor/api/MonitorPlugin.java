package org.workloadmonitor.api;

import java.util.List;

/**
 * The entry of a plugin jar: the one type that the agent looks up through {@link
 * java.util.ServiceLoader}.
 *
 * <p>Implementations need a public constructor without parameters that does no work: the agent
 * calls it to list what is installed, also where no configuration names the plugin. The methods may
 * be called more than once and must give the same answers.
 */
public interface MonitorPlugin {

  /**
   * A short name, unique among all installed plugins: lower-case letters, digits and hyphens,
   * starting with a letter, at most 64 characters. By custom it is the name of the jar.
   */
  String id();

  /** The kinds of collector that this plugin offers. */
  default List<CollectorFactory<?>> collectors() {
    return List.of();
  }

  /** The kinds of health check that this plugin offers. */
  default List<HealthCheckFactory<?>> healthChecks() {
    return List.of();
  }

  /** The kinds of sink that this plugin offers. */
  default List<SinkFactory<?>> sinks() {
    return List.of();
  }
}
