package org.workloadmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentTest {

  @Test
  void keepsItsTagsInTheirOrder() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("z", "1");
    tags.put("a", "2");
    Component component = new Component("id", "Name", "compute", tags);
    tags.clear();

    assertThat(component.tags()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
    assertThatThrownBy(() -> component.tags().put("b", "3"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasWordsWhereWordsBelong() {
    assertThatThrownBy(() -> new Component(" ", "Name", "compute", Map.of()))
        .hasMessageContaining("id");
    assertThatThrownBy(() -> new Component("id", "", "compute", Map.of()))
        .hasMessageContaining("name");
    assertThatThrownBy(() -> new Component("id", "Name", "", Map.of()))
        .hasMessageContaining("type");
    assertThatThrownBy(() -> new Component("id", "Name", "compute", Map.of("", "x")))
        .hasMessageContaining("tag name");
  }
}
