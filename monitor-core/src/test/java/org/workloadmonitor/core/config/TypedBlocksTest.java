package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedBlocksTest {

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder);
  }

  private static String collector(String block) {
    return "components:\n  - id: a\n    type: b\n    collectors:\n      - "
        + block
        + "\nsinks: [{type: console}]\n";
  }

  @Test
  void suggestsAType() {
    assertThat(test.problems(collector("type: hots")))
        .containsExactly(
            "m.yaml:5:15: There is no collector of type 'hots'. Did you mean 'host'? 'monitor"
                + " plugins' shows what is installed.");
  }

  @Test
  void listsTheTypesWhereNoneIsNear() {
    assertThat(test.problems("sinks:\n  - type: cloudwatch\n    region: eu-west-1\n"))
        .containsExactly(
            "m.yaml:2:11: There is no sink of type 'cloudwatch'. Known here: console, openmetrics."
                + " 'monitor plugins' shows what is installed.");
  }

  @Test
  void saysThatNothingIsInstalled() {
    assertThat(test.factories(FakeFactories.of()).problems("sinks:\n  - type: console\n"))
        .containsExactly(
            "m.yaml:2:11: There is no sink of type 'console'. 'monitor plugins' shows what is"
                + " installed.");
  }

  @Test
  void namesThePluginThatIsBroken() {
    assertThat(test.problems(collector("type: broken")))
        .containsExactly(
            "m.yaml:5:15: No collector of type 'broken' can be used. The plugin 'acme' lacks a"
                + " class: com.acme.Missing.");
  }

  @Test
  void leavesABrokenPluginsBlockOutWhereToldSo() {
    assertThat(test.lenient().warnings(collector("type: broken\n        anything: goes")))
        .containsExactly(
            "m.yaml:5:15: No collector of type 'broken' can be used. The plugin 'acme' lacks a"
                + " class: com.acme.Missing. It is left out.");
  }

  @Test
  void aTypeThatNobodyOffersIsAMistakeAlsoWhereLenient() {
    assertThat(test.lenient().problems(collector("type: hots"))).hasSize(1);
  }

  @Test
  void theAgentsOwnKeysAreCheckedAlsoWhereTheTypeIsUnknown() {
    assertThat(test.problems(collector("{type: hots, interval: soon}"))).hasSize(2);
  }

  @Test
  void wantsAType() {
    assertThat(test.problems(collector("interval: 5s")))
        .containsExactly(
            "m.yaml:5:9: The key 'type' is missing here. What kind it is; 'monitor plugins' lists"
                + " those that are installed.");
  }

  @Test
  void theTypeMayComeFromAPlaceholder() {
    assertThat(
            test.variable("KIND", "host")
                .valid(collector("type: ${env:KIND}"))
                .components()
                .getFirst()
                .collectors())
        .hasSize(1);
  }

  @Test
  void aTypeFromAPlaceholderIsNotShown() {
    assertThat(test.variable("KIND", "hunter2").problems("sinks: [{type: 'x-${env:KIND}'}]"))
        .containsExactly(
            "m.yaml:1:16: There is no sink of type 'x-***'. Known here: console, openmetrics."
                + " 'monitor plugins' shows what is installed.");
  }

  @Test
  void anIntervalBelowASecondIsAMistake() {
    assertThat(test.problems(collector("{type: host, interval: 100ms, deadline: 1ms}")))
        .containsExactly(
            "m.yaml:5:32: 'interval' must be at least 1s, not 100ms.",
            "m.yaml:5:49: 'deadline' must be at least 100ms, not 1ms.");
  }

  @Test
  void knownKeysAreThePluginsAndTheAgents() {
    assertThat(test.problems(collector("{type: host, password: x}")))
        .containsExactly(
            "m.yaml:5:22: Unknown key 'password'. Known here: per_core, exclude, type, enabled,"
                + " interval, deadline.");
  }
}
