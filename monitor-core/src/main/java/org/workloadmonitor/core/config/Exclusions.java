package org.workloadmonitor.core.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** Checks that {@code without} of a sink names components. */
final class Exclusions {

  private final Reading reading;
  private final Set<String> components;

  /**
   * Creates a check.
   *
   * @param components all ids that there are, the agent's own among them
   */
  Exclusions(Reading reading, Set<String> components) {
    this.reading = reading;
    this.components = components;
  }

  void check(YamlTree sink) {
    if (sink instanceof Mapping block) {
      Reading inside = reading.inside(block);
      for (YamlTree element : elements(block.get("without"))) {
        inside.peek(element).ifPresent(id -> check(id, element.place(), inside));
      }
    }
  }

  private static List<YamlTree> elements(@Nullable YamlTree written) {
    return switch (written) {
      case null -> List.of();
      case Sequence list -> list.elements();
      case YamlTree one -> List.of(one);
    };
  }

  private void check(String id, Place place, Reading inside) {
    if (!components.contains(id)) {
      inside
          .problems()
          .error(
              place,
              "'without' names %s, but no component has that id.%s"
                  .formatted(inside.shown(id), Suggestions.hint(id, components)));
    }
  }
}
