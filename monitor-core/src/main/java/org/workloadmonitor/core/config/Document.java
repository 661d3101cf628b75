package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.workloadmonitor.core.config.YamlTree.Entry;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** All files of a configuration as one: the lists joined, the settings of the agent united. */
final class Document {

  private static final Set<String> KEYS = Set.of("agent", "components", "sinks");

  private final Problems problems;
  private final Map<String, Entry> agent = new LinkedHashMap<>();
  private final List<YamlTree> components = new ArrayList<>();
  private final List<YamlTree> sinks = new ArrayList<>();

  Document(Problems problems) {
    this.problems = problems;
  }

  /** Adds a file's content. */
  void add(YamlTree root) {
    if (!(root instanceof Mapping mapping)) {
      problems.error(
          root.place(),
          "A configuration is a mapping with the keys agent, components and sinks, but this is %s."
              .formatted(root.form()));
      return;
    }
    Mapping own = withoutExtensions(mapping);
    UnknownKeys.report(own, KEYS, problems);
    addAgent(own);
    addAll(own, "components", components);
    addAll(own, "sinks", sinks);
  }

  /** Keys that start with {@code x-} are the operator's, to keep what aliases repeat. */
  private static Mapping withoutExtensions(Mapping mapping) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.keySet().removeIf(key -> key.startsWith("x-"));
    return new Mapping(mapping.place(), entries);
  }

  private void addAgent(Mapping root) {
    YamlTree tree = root.get("agent");
    if (tree == null || YamlTree.isNull(tree)) {
      return;
    }
    if (!(tree instanceof Mapping settings)) {
      problems.error(
          tree.place(),
          "'agent' must be a mapping (lines of 'key: value'), but this is %s."
              .formatted(tree.form()));
      return;
    }
    settings
        .entries()
        .forEach(
            (key, entry) -> {
              Entry first = agent.putIfAbsent(key, entry);
              if (first != null) {
                problems.error(
                    entry.keyPlace(),
                    "The agent's key %s is set here and at %s. Set it in one file only."
                        .formatted(Quote.of(key), first.keyPlace()));
              }
            });
  }

  private void addAll(Mapping root, String key, List<YamlTree> all) {
    YamlTree tree = root.get(key);
    if (tree == null || YamlTree.isNull(tree)) {
      return;
    }
    if (tree instanceof Sequence list) {
      all.addAll(list.elements());
      return;
    }
    problems.error(
        tree.place(),
        "'%s' must be a list (each element begins with '- '), but this is %s."
            .formatted(key, tree.form()));
  }

  Mapping agent() {
    Place place =
        Stream.of(agent.values())
            .flatMap(entries -> entries.stream())
            .map(Entry::keyPlace)
            .findFirst()
            .orElse(Place.NOWHERE);
    return new Mapping(place, agent);
  }

  List<YamlTree> components() {
    return components;
  }

  List<YamlTree> sinks() {
    return sinks;
  }
}
