package org.workloadmonitor.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

  @Test
  void areSortedByName() {
    List<String> seen = new ArrayList<>();
    Attributes.of("b", "2", "c", "3", "a", "1").forEach((name, value) -> seen.add(name + value));

    assertThat(seen).containsExactly("a1", "b2", "c3");
  }

  @Test
  void areEqualWhateverTheOrderInWhichTheyWereGiven() {
    Attributes one = Attributes.of("a", "1", "b", "2");
    Attributes two = Attributes.of(Map.of("b", "2", "a", "1"));

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).isNotEqualTo(Attributes.of("a", "1"));
    assertThat(one).isNotEqualTo(Attributes.of("a", "2", "b", "1"));
  }

  @Test
  void keepTheKindOfAValue() {
    Attributes attributes =
        Attributes.builder().put("b", true).put("d", 0.5).put("l", 7).put("s", "text").build();

    assertThat(attributes.value("b")).contains(true);
    assertThat(attributes.value("d")).contains(0.5);
    assertThat(attributes.value("l")).contains(7L);
    assertThat(attributes.value("s")).contains("text");
    assertThat(attributes.value("x")).isEmpty();
    assertThat(attributes).isNotEqualTo(attributes.toBuilder().put("l", "7").build());
  }

  @Test
  void keepTheLastValueOfANameGivenTwice() {
    assertThat(Attributes.of("a", "1", "a", "2")).isEqualTo(Attributes.of("a", "2"));
  }

  @Test
  void areNotChangedByWhatIsBuiltFromThem() {
    Attributes before = Attributes.of("a", "1");
    Attributes.Builder builder = before.toBuilder().put("b", "2");
    Attributes after = builder.build();
    builder.put("c", "3");

    assertThat(before).isEqualTo(Attributes.of("a", "1"));
    assertThat(after).isEqualTo(Attributes.of("a", "1", "b", "2"));
  }

  @Test
  void containTheirOwnSubsets() {
    Attributes all = Attributes.of("a", "1", "b", "2");

    assertThat(all.containsAll(all)).isTrue();
    assertThat(all.containsAll(Attributes.EMPTY)).isTrue();
    assertThat(all.containsAll(Attributes.of("b", "2"))).isTrue();
    assertThat(all.containsAll(Attributes.of("b", "1"))).isFalse();
    assertThat(all.containsAll(Attributes.of("c", "2"))).isFalse();
    assertThat(Attributes.EMPTY.containsAll(all)).isFalse();
  }

  @Test
  void refuseANameWithoutText() {
    assertThatThrownBy(() -> Attributes.of(" ", "value"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void areEmptyWithoutAny() {
    assertThat(Attributes.builder().build()).isSameAs(Attributes.EMPTY);
    assertThat(Attributes.EMPTY.isEmpty()).isTrue();
    assertThat(Attributes.of("a", "1").size()).isEqualTo(1);
  }

  @Test
  void showThemselvesInOneLine() {
    assertThat(Attributes.of("a", "1", "b", "2")).hasToString("{a=1, b=2}");
  }
}
