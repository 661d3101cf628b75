package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files make one configuration. */
class MergingTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  private List<String> problems() {
    return test.relative(((ConfigurationResult.Invalid) test.folder()).problems());
  }

  private AgentConfiguration configuration() {
    return ((ConfigurationResult.Valid) test.folder()).configuration();
  }

  @Test
  void listsAreJoinedInTheOrderOfTheFiles() {
    test.file("b.yaml", "components: [{id: b, type: t, collectors: []}]\nsinks: [{type: console}]");
    test.file("a.yml", "components: [{id: a, type: t, collectors: []}]\n");

    assertThat(configuration().components())
        .extracting(c -> c.component().id())
        .containsExactly("a", "b");
    assertThat(configuration().sinks()).hasSize(1);
  }

  @Test
  void everyFileAndTheFolderAreToBeWatched() {
    test.file("b.yaml", "").file("a.yml", "");

    assertThat(test.folder().files())
        .containsExactlyInAnyOrder(folder, folder.resolve("a.yml"), folder.resolve("b.yaml"));
  }

  @Test
  void theAgentsSettingsMayBeSpreadOverFiles() {
    test.file("a.yaml", "agent: {collection_interval: 5s}");
    test.file("b.yaml", "agent: {location: attic}");

    assertThat(configuration().agent().collectionInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration().agent().location()).contains("attic");
  }

  @Test
  void aSettingOfTheAgentIsMadeInOneFile() {
    test.file("a.yaml", "agent:\n  location: attic\n");
    test.file("b.yaml", "agent:\n  location: cellar\n");

    assertThat(problems())
        .containsExactly(
            "b.yaml:2:3: The agent's key 'location' is set here and at a.yaml:2:3. Set it in one"
                + " file only.");
  }

  @Test
  void anIdIsUsedInOneFile() {
    test.file("a.yaml", "components: [{id: a, type: t, collectors: []}]");
    test.file("b.yaml", "components: [{id: a, type: t, collectors: []}]");

    assertThat(problems())
        .containsExactly(
            "b.yaml:1:19: Two components have the id 'a'; the first is at a.yaml:1:19. Give one of"
                + " them another 'id'.");
  }

  @Test
  void componentsDependOnEachOtherAcrossFiles() {
    test.file("a.yaml", "components: [{id: a, type: t, depends_on: b, collectors: []}]");
    test.file("b.yaml", "components: [{id: b, type: t, collectors: []}]");

    assertThat(configuration().components()).hasSize(2);
  }

  @Test
  void theMistakesOfAllFilesComeTogetherSortedByPlace() {
    test.file("c.yaml", "agent: {collection_interval: 5}\nsinks: [{type: consol}]");
    test.file("b.yaml", "a: [");
    test.file("a.yaml", "component: []\nagents: {}\n");

    assertThat(problems())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("a.yaml:1:1: Unknown key 'component'. Did you mean 'components'?"),
            second ->
                assertThat(second)
                    .isEqualTo("a.yaml:2:1: Unknown key 'agents'. Did you mean 'agent'?"),
            third -> assertThat(third).startsWith("b.yaml:1:5: "),
            fourth -> assertThat(fourth).startsWith("c.yaml:1:30: "),
            fifth -> assertThat(fifth).startsWith("c.yaml:2:16: "));
  }

  @Test
  void aListIsNoConfiguration() {
    assertThat(test.problems("- a\n"))
        .containsExactly(
            "m.yaml:1:1: A configuration is a mapping with the keys agent, components and sinks,"
                + " but this is a list.");
  }

  @Test
  void theSectionsHaveTheirForms() {
    assertThat(test.problems("agent: x\ncomponents: {web: {type: t}}\nsinks: console\n"))
        .containsExactly(
            "m.yaml:1:8: 'agent' must be a mapping (lines of 'key: value'), but this is a single"
                + " value.",
            "m.yaml:2:13: 'components' must be a list (each element begins with '- '), but this is"
                + " a mapping.",
            "m.yaml:3:8: 'sinks' must be a list (each element begins with '- '), but this is a"
                + " single value.");
  }

  @Test
  void anEmptyFileIsAnEmptyConfigurationWithWarnings() {
    assertThat(test.warnings(""))
        .containsExactly(
            "m.yaml: There are no components to watch. Add some under 'components'.",
            "m.yaml: There are no sinks, so nothing is delivered. Add one under 'sinks'.");
    assertThat(test.valid("").agent().collectionInterval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void keysThatStartWithAnXAreTheOperators() {
    assertThat(
            test.valid(
                    """
                    x-host: &host {type: host, interval: 5s}
                    components:
                      - {id: a, type: t, collectors: [*host]}
                      - {id: b, type: t, collectors: [{<<: *host, per_core: true}]}
                    """)
                .components())
        .extracting(c -> c.collectors().getFirst().interval())
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  @Test
  void aMistakeThatAnAliasRepeatsIsOne() {
    assertThat(
            test.problems(
                """
                x-host: &host {type: host, interval: 5}
                components:
                  - {id: a, type: t, collectors: [*host]}
                  - {id: b, type: t, collectors: [*host]}
                """))
        .hasSize(1);
  }
}
