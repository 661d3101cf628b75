package org.workloadmonitor.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  private static final Map<String, List<String>> SHOP =
      Map.of(
          "web", List.of("orders", "cache"),
          "orders", List.of("orders_db"),
          "orders_db", List.of("disk"),
          "cache", List.of(),
          "disk", List.of());

  @Test
  void eachComponentComesAfterWhatItDependsOn() {
    List<String> order = new DependencyGraph(SHOP).order();

    assertThat(order).containsExactlyInAnyOrderElementsOf(SHOP.keySet());
    assertThat(order).containsSubsequence("disk", "orders_db", "orders", "web");
    assertThat(order).containsSubsequence("cache", "web");
  }

  @Test
  void dependenciesAreFollowedTheDeepestFirst() {
    assertThat(new DependencyGraph(SHOP).dependencies("web"))
        .containsExactly("disk", "orders_db", "orders", "cache");
    assertThat(new DependencyGraph(SHOP).dependencies("cache")).isEmpty();
  }

  @Test
  void idsThatNobodyDeclaresAreLeftOut() {
    DependencyGraph graph = new DependencyGraph(Map.of("web", List.of("gone")));

    assertThat(graph.order()).containsExactly("web");
    assertThat(graph.dependencies("web")).isEmpty();
    assertThat(graph.dependencies("gone")).isEmpty();
  }

  @Test
  void aCycleIsFoundAndRefused() {
    Map<String, List<String>> circle =
        Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"));

    assertThat(DependencyGraph.cycle(circle))
        .get()
        .isIn(List.of("b", "c", "b"), List.of("c", "b", "c"));
    assertThat(DependencyGraph.cycle(Map.of("a", List.of("a")))).hasValue(List.of("a", "a"));
    assertThat(DependencyGraph.cycle(SHOP)).isEmpty();
    assertThatThrownBy(() -> new DependencyGraph(circle))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" -> ");
  }

  @Test
  void aLongChainIsNoTrouble() {
    Map<String, List<String>> chain = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      chain.put("c" + i, List.of("c" + (i + 1)));
    }

    DependencyGraph graph = new DependencyGraph(chain);

    assertThat(graph.dependencies("c0")).hasSize(19_999).startsWith("c19999");
  }
}
