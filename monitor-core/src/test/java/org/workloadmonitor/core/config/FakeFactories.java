package org.workloadmonitor.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;

/** The factories of fake plugins. */
record FakeFactories(
    Map<String, CollectorFactory<?>> collectors,
    Map<String, HealthCheckFactory<?>> healthChecks,
    Map<String, SinkFactory<?>> sinks)
    implements Factories {

  static FakeFactories of(Factory<?>... factories) {
    FakeFactories all = new FakeFactories(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Factory<?> factory : List.of(factories)) {
      switch (factory) {
        case CollectorFactory<?> collector -> all.collectors.put(factory.type(), collector);
        case HealthCheckFactory<?> check -> all.healthChecks.put(factory.type(), check);
        case SinkFactory<?> sink -> all.sinks.put(factory.type(), sink);
      }
    }
    return all;
  }

  /** The plugin that most tests use. */
  static FakeFactories standard() {
    return of(
        new FakePlugin.HostCollector(),
        new FakePlugin.PostgresqlCollector(),
        new FakePlugin.HttpCheck(),
        new FakePlugin.ConsoleSink(),
        new FakePlugin.OpenMetricsSink());
  }

  @Override
  public Optional<CollectorFactory<?>> collector(String type) {
    return Optional.ofNullable(collectors.get(type));
  }

  @Override
  public Optional<HealthCheckFactory<?>> healthCheck(String type) {
    return Optional.ofNullable(healthChecks.get(type));
  }

  @Override
  public Optional<SinkFactory<?>> sink(String type) {
    return Optional.ofNullable(sinks.get(type));
  }

  @Override
  public Set<String> collectorTypes() {
    return collectors.keySet();
  }

  @Override
  public Set<String> healthCheckTypes() {
    return healthChecks.keySet();
  }

  @Override
  public Set<String> sinkTypes() {
    return sinks.keySet();
  }

  @Override
  public Optional<String> brokenReason(String kindWord, String type) {
    return type.equals("broken")
        ? Optional.of("The plugin 'acme' lacks a class: com.acme.Missing.")
        : Optional.empty();
  }
}
