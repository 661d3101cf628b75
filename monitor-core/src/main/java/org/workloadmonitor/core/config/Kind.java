package org.workloadmonitor.core.config;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;

/**
 * One of the three kinds of block that a plugin's factory stands behind.
 *
 * @param word what messages call it
 * @param keys declares the keys that belong to the agent
 * @param reserved the keys that a plugin's record must not use
 * @param find the factory of a type
 * @param types every type that can be used
 */
record Kind<F extends Factory<?>, K extends Record>(
    String word,
    Class<K> keys,
    Set<String> reserved,
    Function<String, Optional<F>> find,
    Set<String> types) {

  private static final Set<String> RUN_KEYS = Set.of("type", "enabled", "interval", "deadline");

  static Kind<CollectorFactory<?>, RunKeys> collector(Factories factories) {
    return new Kind<>(
        "collector", RunKeys.class, RUN_KEYS, factories::collector, factories.collectorTypes());
  }

  static Kind<HealthCheckFactory<?>, HealthCheckKeys> healthCheck(Factories factories) {
    return new Kind<>(
        "health check",
        HealthCheckKeys.class,
        Set.of("type", "enabled", "interval", "deadline", "up_after", "down_after"),
        factories::healthCheck,
        factories.healthCheckTypes());
  }

  static Kind<SinkFactory<?>, SinkKeys> sink(Factories factories) {
    return new Kind<>(
        "sink",
        SinkKeys.class,
        Set.of("type", "enabled", "interval", "deadline", "id", "publish_interval", "without"),
        factories::sink,
        factories.sinkTypes());
  }
}
