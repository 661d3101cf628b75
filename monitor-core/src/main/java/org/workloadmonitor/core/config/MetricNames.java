package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** The metrics that a component's collectors and health check declare, found by short words. */
final class MetricNames {

  private final Map<String, MetricDescriptor> metrics = new LinkedHashMap<>();
  private final Map<String, Set<String>> aliases = new LinkedHashMap<>();
  private boolean complete = true;

  void addCollector(TypedBlock<CollectorFactory<?>, RunKeys> block) {
    block.factory().ifPresentOrElse(this::add, () -> complete = false);
  }

  void addHealthCheck(TypedBlock<HealthCheckFactory<?>, HealthCheckKeys> block) {
    block.factory().ifPresentOrElse(this::add, () -> complete = false);
  }

  /** What a plugin fails to say is as if it had not been asked: the block works without. */
  private void add(Factory<?> factory) {
    try {
      PluginCode.call(
          factory.getClass(),
          () -> {
            switch (factory) {
              case CollectorFactory<?> collector -> {
                add(collector.metrics());
                collector.thresholdAliases().forEach(this::addAlias);
              }
              case HealthCheckFactory<?> check -> add(check.metrics());
              default -> {}
            }
            return true;
          });
    } catch (PluginFault e) {
      complete = false;
    }
  }

  private void add(List<MetricDescriptor> descriptors) {
    descriptors.forEach(metric -> metrics.putIfAbsent(metric.name(), metric));
  }

  private void addAlias(String alias, String metric) {
    aliases.computeIfAbsent(alias, key -> new TreeSet<>()).add(metric);
  }

  /** Whether every collector and the health check could be asked. */
  boolean isComplete() {
    return complete;
  }

  /** The full names of all declared metrics. */
  Set<String> all() {
    return Collections.unmodifiableSet(metrics.keySet());
  }

  /** What is known of a metric; empty for one that nobody declares. */
  Optional<MetricDescriptor> descriptor(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /**
   * The metrics that a word may mean: the one of that name, or those of that alias, or those whose
   * name ends with it, written with underscores.
   */
  Set<String> named(String word) {
    if (metrics.containsKey(word)) {
      return Set.of(word);
    }
    Set<String> byAlias = aliases.get(word);
    if (byAlias != null) {
      return byAlias;
    }
    Set<String> byEnd = new TreeSet<>();
    for (String name : metrics.keySet()) {
      if (endsWith(name.replace('.', '_'), word)) {
        byEnd.add(name);
      }
    }
    return byEnd;
  }

  private static boolean endsWith(String name, String word) {
    int before = name.length() - word.length() - 1;
    return name.equals(word) || (before >= 0 && name.endsWith(word) && name.charAt(before) == '_');
  }

  /** Every word that means exactly one metric, for suggestions. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>(aliases.keySet());
    metrics.keySet().forEach(name -> words.addAll(words(name)));
    return words;
  }

  /** The shortest such word of each metric, for a list. */
  Set<String> shortWords() {
    Set<String> words = new LinkedHashSet<>(aliases.keySet());
    metrics.keySet().forEach(name -> words.add(words(name).getFirst()));
    return words;
  }

  /** Of a.b.c, shortest first: b_c, a_b_c; its last part alone says too little. */
  private List<String> words(String name) {
    List<String> words = new ArrayList<>();
    String flat = name.replace('.', '_');
    int at = name.lastIndexOf('.');
    while (at > 0) {
      at = name.lastIndexOf('.', at - 1);
      String word = flat.substring(at + 1);
      if (named(word).size() == 1) {
        words.add(word);
      }
    }
    return words.isEmpty() ? List.of(name) : words;
  }
}
