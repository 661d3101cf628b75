package org.workloadmonitor.core.plugin;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    scanned.forEach(unit -> unit.offer().ifPresent(this::add));
  }

  private void add(Offer offer) {
    collectors.putAll(offer.collectors());
    healthChecks.putAll(offer.healthChecks());
    sinks.putAll(offer.sinks());
    offer.collectors().values().forEach(factory -> loaders.put(factory, offer.loader()));
    offer.healthChecks().values().forEach(factory -> loaders.put(factory, offer.loader()));
    offer.sinks().values().forEach(factory -> loaders.put(factory, offer.loader()));
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
    return Optional.empty();
  }
}
