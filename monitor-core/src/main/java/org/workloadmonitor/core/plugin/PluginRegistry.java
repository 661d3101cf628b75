package org.workloadmonitor.core.plugin;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.core.config.Factories;

/**
 * All plugin units of one scan, and the factories of those that were loaded. Immutable.
 *
 * <p>The factories are the same objects in the registry of each later scan, so that they can be
 * compared.
 */
public final class PluginRegistry implements Factories {

  private final List<ScannedUnit> scanned;
  private final List<String> notes;
  private final Map<String, CollectorFactory<?>> collectors = new TreeMap<>();
  private final Map<String, HealthCheckFactory<?>> healthChecks = new TreeMap<>();
  private final Map<String, SinkFactory<?>> sinks = new TreeMap<>();
  private final Map<Factory<?>, ClassLoader> loaders = new HashMap<>();

  PluginRegistry(List<ScannedUnit> scanned, List<String> notes) {
    this.scanned = List.copyOf(scanned);
    this.notes = List.copyOf(notes);
    scanned.forEach(unit -> unit.loaded().ifPresent(this::add));
  }

  private void add(LoadedUnit unit) {
    collectors.putAll(unit.collectors());
    healthChecks.putAll(unit.healthChecks());
    sinks.putAll(unit.sinks());
    unit.factories().forEach(factory -> loaders.put(factory, unit.loader()));
  }

  /** The units that were loaded, now or by an earlier scan. */
  List<LoadedUnit> loaded() {
    return scanned.stream().flatMap(unit -> unit.loaded().stream()).toList();
  }

  /** Every unit that was found, loaded or not, by name. */
  public List<PluginUnit> units() {
    return scanned.stream().map(ScannedUnit::unit).toList();
  }

  /** What the operator should know of the scan as a whole, such as that there is no directory. */
  public List<String> notes() {
    return notes;
  }

  /**
   * The class loader to set while anything that the factory made is called.
   *
   * @throws IllegalArgumentException if the factory is not from this registry
   */
  public ClassLoader loaderOf(Factory<?> factory) {
    ClassLoader loader = loaders.get(factory);
    if (loader == null) {
      throw new IllegalArgumentException("Not a factory of this registry: " + factory);
    }
    return loader;
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
    return Collections.unmodifiableSet(collectors.keySet());
  }

  @Override
  public Set<String> healthCheckTypes() {
    return Collections.unmodifiableSet(healthChecks.keySet());
  }

  @Override
  public Set<String> sinkTypes() {
    return Collections.unmodifiableSet(sinks.keySet());
  }

  @Override
  public Optional<String> brokenReason(String kindWord, String type) {
    Optional<PluginUnit> certain =
        broken().filter(unit -> offers(unit, kindWord, type)).findFirst();
    if (certain.isPresent()) {
      return certain.map(this::sentence);
    }
    String suspects =
        broken()
            .filter(unit -> unit.facts().isEmpty())
            .map(this::sentence)
            .collect(Collectors.joining(" "));
    return suspects.isEmpty()
        ? Optional.empty()
        : Optional.of("It may be in a plugin that did not load. " + suspects);
  }

  private Stream<PluginUnit> broken() {
    return units().stream().filter(unit -> !unit.state().isUsable());
  }

  private static boolean offers(PluginUnit unit, String kindWord, String type) {
    return unit.facts().stream()
        .flatMap(facts -> facts.types().stream())
        .anyMatch(known -> known.kind().word().equals(kindWord) && known.type().equals(type));
  }

  /** What is wrong with the whole directory stands in a note already. */
  private String sentence(PluginUnit unit) {
    String sentence =
        "The plugin %s %s (%s)".formatted(unit.name(), unit.state().sentence(), unit.state());
    return notes.contains(unit.detail()) ? sentence + "." : sentence + ": " + unit.detail();
  }
}
