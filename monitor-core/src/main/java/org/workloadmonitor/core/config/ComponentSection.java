package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.core.alert.Threshold;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** Reads one component: itself, its collectors, its health check and its thresholds. */
final class ComponentSection {

  static final Set<String> BLOCKS = Set.of("collectors", "health_check", "alert_thresholds");

  private final Reading reading;
  private final Mapping block;
  private final AgentSettings agent;

  /**
   * Prepares the reading.
   *
   * @param reading for the inside of this component
   */
  ComponentSection(Reading reading, Mapping block, AgentSettings agent) {
    this.reading = reading;
    this.block = block;
    this.agent = agent;
  }

  /** The component, or empty if one of its own keys is wrong; all of it is checked. */
  Optional<ComponentConfiguration> read() {
    ComponentKeys keys = reading.binder().record(ComponentKeys.class, block, BLOCKS);
    List<TypedBlock<CollectorFactory<?>, RunKeys>> collectors = collectors();
    Optional<TypedBlock<HealthCheckFactory<?>, HealthCheckKeys>> check = healthCheck();
    List<Threshold> thresholds = thresholds(collectors, check);
    RunSettings runs = new RunSettings(agent, reading);
    List<CollectorConfiguration<?>> boundCollectors = new ArrayList<>();
    collectors.forEach(each -> runs.collector(each).ifPresent(boundCollectors::add));
    Optional<HealthCheckConfiguration<?>> boundCheck = check.flatMap(runs::healthCheck);
    if (keys == null) {
      return Optional.empty();
    }
    warnIfUnwatched(keys.id());
    return Optional.of(
        new ComponentConfiguration(
            new Component(keys.id(), keys.name().orElse(keys.id()), keys.type(), keys.tags()),
            keys.enabled(),
            boundCollectors,
            boundCheck,
            thresholds,
            keys.dependsOn()));
  }

  private List<TypedBlock<CollectorFactory<?>, RunKeys>> collectors() {
    YamlTree tree = block.get("collectors");
    if (tree == null || YamlTree.isNull(tree)) {
      return List.of();
    }
    if (!(tree instanceof Sequence list)) {
      reading
          .problems()
          .error(
              tree.place(),
              "'collectors' must be a list (each collector begins with '- '), but this is %s."
                  .formatted(tree.form()));
      return List.of();
    }
    var blocks = new TypedBlocks<>(reading, Kind.collector(reading.factories()));
    return list.elements().stream().map(blocks::read).toList();
  }

  private Optional<TypedBlock<HealthCheckFactory<?>, HealthCheckKeys>> healthCheck() {
    YamlTree tree = block.get("health_check");
    return tree == null || YamlTree.isNull(tree)
        ? Optional.empty()
        : Optional.of(new TypedBlocks<>(reading, Kind.healthCheck(reading.factories())).read(tree));
  }

  private List<Threshold> thresholds(
      List<TypedBlock<CollectorFactory<?>, RunKeys>> collectors,
      Optional<TypedBlock<HealthCheckFactory<?>, HealthCheckKeys>> check) {
    YamlTree tree = block.get("alert_thresholds");
    if (tree == null || YamlTree.isNull(tree)) {
      return List.of();
    }
    if (!(tree instanceof Mapping thresholds)) {
      reading
          .problems()
          .error(
              tree.place(),
              "'alert_thresholds' must be a mapping (lines of 'metric: limit'), but this is %s."
                  .formatted(tree.form()));
      return List.of();
    }
    MetricNames names = new MetricNames();
    collectors.forEach(names::addCollector);
    check.ifPresent(names::addHealthCheck);
    return new ThresholdSection(reading, names).read(thresholds);
  }

  private void warnIfUnwatched(String id) {
    if (block.get("collectors") == null && block.get("health_check") == null) {
      reading
          .problems()
          .warning(
              block.place(),
              "Nothing watches the component %s. Give it 'collectors' or a 'health_check'."
                  .formatted(reading.shown(id)));
    }
  }
}
