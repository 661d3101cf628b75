package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.core.config.YamlTree.Mapping;

/** Reads a document's three sections, each to its end whatever is wrong with the others. */
final class Sections {

  private final Reading reading;
  private final Document document;
  private final Set<String> ids = new HashSet<>(Set.of(ComponentKeys.AGENT));

  Sections(Reading reading, Document document) {
    this.reading = reading;
    this.document = document;
  }

  /** What could be read; it is whole if no error was reported. */
  AgentConfiguration read() {
    AgentSettings agent = agent();
    List<ComponentConfiguration> components = components(agent);
    return new AgentConfiguration(agent, components, sinks());
  }

  /** Where a setting is wrong the others are judged as if nothing were set. */
  private AgentSettings agent() {
    AgentSettings written =
        reading.binder().record(AgentSettings.class, document.agent(), List.of());
    return written != null
        ? written
        : Objects.requireNonNull(
            reading
                .binder()
                .record(AgentSettings.class, new Mapping(Place.NOWHERE, Map.of()), List.of()));
  }

  private List<ComponentConfiguration> components(AgentSettings agent) {
    List<ComponentConfiguration> components = new ArrayList<>();
    UniqueIds unique = new UniqueIds("component", reading);
    Dependencies dependencies = new Dependencies();
    NetworkReferences references = new NetworkReferences(reading);
    for (YamlTree tree : document.components()) {
      if (tree instanceof Mapping block) {
        Reading inside = reading.inside(block);
        YamlTree idTree = block.get("id");
        Optional<String> id = inside.peek(idTree);
        id.ifPresent(
            written -> {
              ids.add(written);
              unique.add(written, idTree == null ? block.place() : idTree.place());
              dependencies.add(written, block, inside);
              references.add(written, block);
            });
        new ComponentSection(inside, block, agent).read().ifPresent(components::add);
      } else {
        reading
            .problems()
            .error(
                tree.place(),
                "A component must be a mapping (lines of 'key: value'), but this is %s."
                    .formatted(tree.form()));
      }
    }
    dependencies.check();
    references.check(document.agent().get("network_references"));
    return components;
  }

  private List<SinkConfiguration<?>> sinks() {
    List<SinkConfiguration<?>> sinks = new ArrayList<>();
    UniqueIds unique = new UniqueIds("sink", reading);
    SinkSection section = new SinkSection(reading);
    Exclusions exclusions = new Exclusions(reading, ids);
    for (YamlTree tree : document.sinks()) {
      exclusions.check(tree);
      section
          .read(tree)
          .ifPresent(
              sink -> {
                unique.add(sink.id(), sink.place());
                sinks.add(sink);
              });
    }
    return sinks;
  }
}
