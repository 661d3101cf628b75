package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;

class DimensionsTest {

  private static final Component WEB =
      new Component(
          "web", "Web", "compute", Map.of("Environment", "production", "empty", "", "Team ü", "ä"));

  @Test
  void areTheComponentTheAttributesAndTheTagsThatAreNamed() throws Refusal {
    Dimensions dimensions = of(List.of("Environment"), Attributes.of("system.device", "sda"));

    assertThat(dimensions.all())
        .containsExactly(
            new Dimension("ComponentId", "web"),
            new Dimension("ComponentType", "compute"),
            new Dimension("system.device", "sda"),
            new Dimension("Environment", "production"));
  }

  @Test
  void leaveOutTagsThatTheComponentDoesNotHave() throws Refusal {
    assertThat(of(List.of("empty", "missing"), Attributes.EMPTY).all()).hasSize(2);
  }

  @Test
  void leaveOutWhatTheNameSays() throws Refusal {
    Attributes attributes = Attributes.of("direction", "in", "device", "eth0");

    assertThat(new Dimensions(WEB, List.of(), attributes, Optional.of("direction")).all())
        .extracting(Dimension::name)
        .containsExactly("ComponentId", "ComponentType", "device");
  }

  @Test
  void refuseABlankAttribute() {
    assertThatThrownBy(() -> of(List.of(), Attributes.of("device", " ")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("blank");
  }

  @Test
  void haveNoNameTwice() throws Refusal {
    Attributes attributes =
        Attributes.builder()
            .put("ComponentId", "other")
            .put("Environment", "staging")
            .put(":colon", "x")
            .build();

    List<Dimension> all = of(List.of("Environment", "Environment"), attributes).all();

    assertThat(all).extracting(Dimension::name).doesNotHaveDuplicates().hasSize(5);
    assertThat(all)
        .contains(new Dimension("\\u0043omponentId", "other"))
        .contains(new Dimension("Environment", "staging"))
        .contains(new Dimension("\\u003acolon", "x"));
  }

  @Test
  void tagsGoFirstWhereThereAreTooMany() throws Refusal {
    Dimensions dimensions = of(List.of("Environment", "Team ü"), attributes(27, "x"));

    assertThat(dimensions.all()).hasSize(30);
    assertThat(dimensions.all().getLast().name()).isEqualTo("Environment");
    assertThat(dimensions.leftOut()).isEqualTo(1);
  }

  @Test
  void attributesThatAreLeftOutStillTellSeriesApart() throws Refusal {
    Dimensions one = of(List.of("Environment"), attributes(40, "x"));
    Dimensions other = of(List.of("Environment"), attributes(40, "y"));

    assertThat(one.all()).hasSize(30);
    assertThat(one.all().getLast().name()).isEqualTo("AttributesLeftOut");
    assertThat(one.leftOut()).isEqualTo(14);
    assertThat(one.all().getLast()).isNotEqualTo(other.all().getLast());
    assertThat(one.all().subList(0, 29)).isEqualTo(other.all().subList(0, 29));
  }

  @Test
  void nothingIsLeftOutOfThirty() throws Refusal {
    Dimensions dimensions = of(List.of(), attributes(28, "x"));

    Set<String> names = new HashSet<>();
    dimensions.all().forEach(dimension -> names.add(dimension.name()));
    assertThat(names).hasSize(30).doesNotContain("AttributesLeftOut");
    assertThat(dimensions.leftOut()).isZero();
  }

  /** So many attributes, the last of which has this value. */
  private static Attributes attributes(int count, String last) {
    Attributes.Builder builder = Attributes.builder();
    for (int i = 1; i < count; i++) {
      builder.put("a%02d".formatted(i), i);
    }
    return builder.put("z", last).build();
  }

  private static Dimensions of(List<String> tags, Attributes attributes) throws Refusal {
    return new Dimensions(WEB, tags, attributes, Optional.empty());
  }
}
