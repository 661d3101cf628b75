package org.workloadmonitor.core.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which component needs which others to work. Immutable. Ids that nobody declares are left out:
 * what is not watched has no state.
 */
public final class DependencyGraph {

  /** No component. */
  public static final DependencyGraph EMPTY = new DependencyGraph(Map.of());

  private final Map<String, List<String>> direct = new LinkedHashMap<>();
  private final List<String> order;

  /**
   * Creates a graph.
   *
   * @param dependsOn for each component's id, the ids that it depends on itself
   * @throws IllegalArgumentException if there is a cycle; see {@link #cycle}
   */
  public DependencyGraph(Map<String, List<String>> dependsOn) {
    cycle(dependsOn)
        .ifPresent(
            cycle -> {
              throw new IllegalArgumentException(
                  "Components depend on each other: " + String.join(" -> ", cycle));
            });
    dependsOn.forEach(
        (id, needs) -> direct.put(id, needs.stream().filter(dependsOn::containsKey).toList()));
    Set<String> ordered = new LinkedHashSet<>();
    direct.keySet().forEach(id -> visit(id, ordered));
    order = List.copyOf(ordered);
  }

  /**
   * Finds components that depend on each other in a circle.
   *
   * @param dependsOn for each component's id, the ids that it depends on itself
   * @return the ids along the circle, with the first again at the end; empty if there is none
   */
  public static Optional<List<String>> cycle(Map<String, List<String>> dependsOn) {
    Set<String> cleared = new LinkedHashSet<>();
    for (String id : dependsOn.keySet()) {
      List<String> found = walk(id, dependsOn, cleared);
      if (!found.isEmpty()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** All components, each after those that it depends on. */
  public List<String> order() {
    return order;
  }

  /** What a component depends on, itself or through others; the deepest first. */
  public List<String> dependencies(String id) {
    Set<String> found = new LinkedHashSet<>();
    visit(id, found);
    found.remove(id);
    return List.copyOf(found);
  }

  private void visit(String id, Set<String> found) {
    // A loop with its own stack: a chain of ten thousand components must not overflow the thread's.
    List<String> path = new ArrayList<>(List.of(id));
    while (!path.isEmpty()) {
      String at = path.getLast();
      Optional<String> next =
          found.contains(at)
              ? Optional.empty()
              : direct.getOrDefault(at, List.of()).stream()
                  .filter(need -> !found.contains(need))
                  .findFirst();
      if (next.isPresent()) {
        path.add(next.get());
      } else {
        found.add(path.removeLast());
      }
    }
  }

  /** Follows the dependencies of one component until it meets itself on the way. */
  private static List<String> walk(
      String start, Map<String, List<String>> dependsOn, Set<String> cleared) {
    Set<String> path = new LinkedHashSet<>(List.of(start));
    List<String> stack = new ArrayList<>(List.of(start));
    while (!stack.isEmpty()) {
      String at = stack.getLast();
      Optional<String> next =
          dependsOn.getOrDefault(at, List.of()).stream()
              .filter(need -> !cleared.contains(need))
              .findFirst();
      if (next.isEmpty()) {
        cleared.add(stack.removeLast());
        path.remove(at);
      } else if (path.add(next.get())) {
        stack.add(next.get());
      } else {
        List<String> circle =
            new ArrayList<>(stack.subList(stack.indexOf(next.get()), stack.size()));
        circle.add(next.get());
        return Collections.unmodifiableList(circle);
      }
    }
    return List.of();
  }
}
