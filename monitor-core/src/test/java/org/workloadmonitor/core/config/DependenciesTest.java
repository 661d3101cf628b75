package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  /** Each line is an id and what it depends on; the first is in line 2. */
  private static String components(String... lines) {
    StringBuilder text = new StringBuilder("components:\n");
    for (String line : lines) {
      int colon = line.indexOf(':');
      text.append(
          "  - {id: %s, type: t, depends_on: [%s], collectors: [{type: host}]}\n"
              .formatted(line.substring(0, colon), line.substring(colon + 1)));
    }
    return text.toString();
  }

  @Test
  void aDependencyMayComeLaterInTheFile() {
    assertThat(test.valid(components("a:b", "b:c,d", "c:d", "d:")).components())
        .extracting(ComponentConfiguration::dependsOn)
        .containsExactly(List.of("b"), List.of("c", "d"), List.of("d"), List.of());
  }

  @Test
  void aDependencyExists() {
    assertThat(test.problems(components("orders_db:", "web:order_db", "app:queue")))
        .containsExactly(
            "m.yaml:3:37: 'depends_on' names 'order_db', but no component has that id. Did you mean"
                + " 'orders_db'?",
            "m.yaml:4:37: 'depends_on' names 'queue', but no component has that id. Known here:"
                + " orders_db, web, app.");
  }

  @Test
  void aCircleIsNamed() {
    assertThat(test.problems(components("a:b", "b:c", "c:d, b", "d:")))
        .containsExactly(
            "m.yaml:4:38: Components depend on each other in a circle: b -> c -> b. Take one of"
                + " them out of its 'depends_on'.");
  }

  @Test
  void aComponentDoesNotDependOnItself() {
    assertThat(test.problems(components("a:a")))
        .containsExactly(
            "m.yaml:2:35: Components depend on each other in a circle: a -> a. Take one of them out"
                + " of its 'depends_on'.");
  }

  @Test
  void twoWaysToOneComponentAreNoCircle() {
    assertThat(test.valid(components("a:b,c", "b:d", "c:d", "d:")).components()).hasSize(4);
  }

  @Test
  void aLongChainIsFollowedToItsEnd() {
    String[] lines = new String[5_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "c" + i + ":c" + (i + 1) % lines.length;
    }

    assertThat(test.problems(components(lines)))
        .singleElement()
        .asString()
        .contains(
            "in a circle: c0 -> c1 -> c2 -> c3 -> c4 -> ... -> c4996 -> c4997 -> c4998 -> c4999 ->"
                + " c0. Take");
  }

  @Test
  void aComponentWithAMistakeOfItsOwnStillExists() {
    assertThat(
            test.problems(
                """
                components:
                  - {id: a, type: Bad, collectors: []}
                  - {id: b, type: t, depends_on: a, collectors: []}
                """))
        .singleElement()
        .asString()
        .startsWith("m.yaml:2:19: 'type' must be");
  }
}
