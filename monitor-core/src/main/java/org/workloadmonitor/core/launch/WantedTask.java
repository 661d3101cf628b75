package org.workloadmonitor.core.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.config.HealthCheckConfiguration;
import org.workloadmonitor.core.config.Place;
import org.workloadmonitor.core.instance.InstanceId;

/** A collector or health check as the configuration wants it. Equal ones need no restart. */
sealed interface WantedTask {

  /** Names the instance. */
  InstanceId id();

  /** What it watches. */
  Component component();

  /** Where the configuration asks for it. */
  Place place();

  /** A collector. */
  record OfCollector(InstanceId id, Component component, CollectorConfiguration<?> configuration)
      implements WantedTask {
    @Override
    public Place place() {
      return configuration.place();
    }
  }

  /** A health check. */
  record OfHealthCheck(
      InstanceId id, Component component, HealthCheckConfiguration<?> configuration)
      implements WantedTask {
    @Override
    public Place place() {
      return configuration.place();
    }
  }

  /** What a component wants. */
  static Stream<WantedTask> of(ComponentConfiguration configuration) {
    Component component = configuration.component();
    Map<String, Integer> ordinals = new HashMap<>();
    Stream<WantedTask> collectors =
        configuration.collectors().stream()
            .map(
                collector -> {
                  String type = collector.factory().type();
                  int ordinal = ordinals.merge(type, 1, Integer::sum);
                  return new OfCollector(
                      InstanceId.collector(component, type, ordinal), component, collector);
                });
    Stream<WantedTask> check =
        configuration.healthCheck().stream()
            .map(
                wanted ->
                    new OfHealthCheck(
                        InstanceId.healthCheck(component, wanted.factory().type()),
                        component,
                        wanted));
    return Stream.concat(collectors, check);
  }
}
