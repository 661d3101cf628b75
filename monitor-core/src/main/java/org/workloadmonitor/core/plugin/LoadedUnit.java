package org.workloadmonitor.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;

/**
 * A unit that was loaded, and what it offers by type.
 *
 * @param files its files when it was loaded
 * @param loader its class loader
 * @param facts what its plugin said of itself
 * @param warning what the operator should know although it works; may be empty
 */
record LoadedUnit(
    UnitFiles files,
    PluginClassLoader loader,
    PluginFacts facts,
    String warning,
    Map<String, CollectorFactory<?>> collectors,
    Map<String, HealthCheckFactory<?>> healthChecks,
    Map<String, SinkFactory<?>> sinks) {

  LoadedUnit {
    collectors = Map.copyOf(collectors);
    healthChecks = Map.copyOf(healthChecks);
    sinks = Map.copyOf(sinks);
  }

  List<Factory<?>> factories() {
    return Stream.<Map<String, ? extends Factory<?>>>of(collectors, healthChecks, sinks)
        .<Factory<?>>flatMap(offered -> offered.values().stream())
        .toList();
  }
}
