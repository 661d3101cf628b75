package org.workloadmonitor.core.config;

import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;

/** The factories of all plugins that were loaded, by the type word that selects them. */
public interface Factories {

  /** The factory of the collectors of a type, if one is loaded. */
  Optional<CollectorFactory<?>> collector(String type);

  /** The factory of the health checks of a type, if one is loaded. */
  Optional<HealthCheckFactory<?>> healthCheck(String type);

  /** The factory of the sinks of a type, if one is loaded. */
  Optional<SinkFactory<?>> sink(String type);

  /** The types of collector, sorted; unmodifiable. */
  Set<String> collectorTypes();

  /** The types of health check, sorted; unmodifiable. */
  Set<String> healthCheckTypes();

  /** The types of sink, sorted; unmodifiable. */
  Set<String> sinkTypes();

  /**
   * Why a type is not there although a plugin that offers it, or may offer it, is installed.
   *
   * @param kindWord {@code collector}, {@code health check} or {@code sink}
   * @param type the word in the configuration
   * @return a sentence that names the plugin, its state and the cause; empty if no broken plugin is
   *     known to offer the type
   */
  Optional<String> brokenReason(String kindWord, String type);
}
