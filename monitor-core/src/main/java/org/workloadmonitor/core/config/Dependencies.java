package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/** Checks that components depend on components that exist, and never in a circle. */
final class Dependencies {

  /** How much of each end of a long circle is shown. */
  private static final int SHOWN = 5;

  private final Map<String, Needs> needs = new LinkedHashMap<>();

  /**
   * What one component depends on.
   *
   * @param places each id with the place where it is written
   */
  private record Needs(Map<String, Place> places, Reading reading) {}

  /** Adds a component by what is written, so that a mistake elsewhere in it hides nothing. */
  void add(String id, Mapping block, Reading reading) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (YamlTree element : elements(block.get("depends_on"))) {
      reading.peek(element).ifPresent(other -> places.putIfAbsent(other, element.place()));
    }
    needs.putIfAbsent(id, new Needs(places, reading));
  }

  private static List<YamlTree> elements(@Nullable YamlTree written) {
    if (written == null) {
      return List.of();
    }
    return written instanceof Sequence list ? list.elements() : List.of(written);
  }

  void check() {
    needs.values().forEach(this::checkExistence);
    Set<String> done = new HashSet<>();
    for (String id : needs.keySet()) {
      if (!done.contains(id)) {
        walk(id, done);
      }
    }
  }

  private void checkExistence(Needs of) {
    of.places()
        .forEach(
            (id, place) -> {
              if (!needs.containsKey(id)) {
                of.reading()
                    .problems()
                    .error(
                        place,
                        "'depends_on' names %s, but no component has that id.%s"
                            .formatted(
                                of.reading().shown(id), Suggestions.hint(id, needs.keySet())));
              }
            });
  }

  /** Depth first, without recursion: a chain may be as long as the file. */
  private void walk(String start, Set<String> done) {
    LinkedHashMap<String, Iterator<String>> path = new LinkedHashMap<>();
    path.put(start, next(start));
    while (!path.isEmpty()) {
      Map.Entry<String, Iterator<String>> last = path.lastEntry();
      if (!last.getValue().hasNext()) {
        done.add(last.getKey());
        path.pollLastEntry();
        continue;
      }
      String id = last.getValue().next();
      if (path.containsKey(id)) {
        reportCircle(List.copyOf(path.keySet()), id);
      } else if (needs.containsKey(id) && !done.contains(id)) {
        path.put(id, next(id));
      }
    }
  }

  private Iterator<String> next(String id) {
    return needs(id).places().keySet().iterator();
  }

  private Needs needs(String id) {
    return Objects.requireNonNull(needs.get(id));
  }

  private void reportCircle(List<String> path, String back) {
    Reading reading = needs(path.getLast()).reading();
    List<String> circle = new ArrayList<>(path.subList(path.indexOf(back), path.size()));
    circle.add(back);
    reading
        .problems()
        .error(
            Objects.requireNonNull(needs(path.getLast()).places().get(back)),
            "Components depend on each other in a circle: %s. Take one of them out of its"
                    .formatted(reading.placeholders().withoutValues(arrows(circle)))
                + " 'depends_on'.");
  }

  private static String arrows(List<String> ids) {
    int size = ids.size();
    return size <= 2 * SHOWN
        ? String.join(" -> ", ids)
        : arrows(ids.subList(0, SHOWN)) + " -> ... -> " + arrows(ids.subList(size - SHOWN, size));
  }
}
