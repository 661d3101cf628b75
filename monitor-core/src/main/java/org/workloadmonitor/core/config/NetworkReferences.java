package org.workloadmonitor.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** Checks that {@code agent.network_references} names components that have a health check. */
final class NetworkReferences {

  private final Reading reading;
  private final Map<String, Boolean> checked = new LinkedHashMap<>();

  NetworkReferences(Reading reading) {
    this.reading = reading;
  }

  /** Adds a component by what is written, so that a mistake elsewhere in it hides nothing. */
  void add(String id, Mapping block) {
    YamlTree check = block.get("health_check");
    checked.putIfAbsent(id, check != null && !YamlTree.isNull(check));
  }

  void check(@Nullable YamlTree written) {
    List<YamlTree> elements =
        switch (written) {
          case null -> List.of();
          case Sequence list -> list.elements();
          case YamlTree one -> List.of(one);
        };
    for (YamlTree element : elements) {
      reading.peek(element).ifPresent(id -> check(id, element.place()));
    }
  }

  private void check(String id, Place place) {
    Boolean hasCheck = checked.get(id);
    if (hasCheck == null) {
      reading
          .problems()
          .error(
              place,
              "'network_references' names %s, but no component has that id.%s"
                  .formatted(reading.shown(id), Suggestions.hint(id, checked.keySet())));
    } else if (!hasCheck) {
      reading
          .problems()
          .error(
              place,
              "'network_references' names %s, which has no 'health_check'. Give it one."
                  .formatted(reading.shown(id)));
    }
  }
}
