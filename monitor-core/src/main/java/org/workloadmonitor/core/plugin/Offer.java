package org.workloadmonitor.core.plugin;

import java.util.Map;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;

/**
 * What one loaded plugin offers, by type.
 *
 * @param loader the unit's class loader
 */
record Offer(
    ClassLoader loader,
    Map<String, CollectorFactory<?>> collectors,
    Map<String, HealthCheckFactory<?>> healthChecks,
    Map<String, SinkFactory<?>> sinks) {

  Offer {
    collectors = Map.copyOf(collectors);
    healthChecks = Map.copyOf(healthChecks);
    sinks = Map.copyOf(sinks);
  }
}
