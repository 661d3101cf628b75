package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reload restarts what is not equal to what it was. */
class ReloadEqualityTest {

  private static final String TEXT =
      """
      components:
        - id: a
          type: t
          collectors:
            - type: postgresql
              url: jdbc:postgresql:x
              username: u
              password: ${env:WORD}
          health_check: {type: http, url: 'http://x'}
      sinks: [{type: console}]
      """;

  @TempDir private Path folder;
  private TestConfiguration test;

  @BeforeEach
  void createTest() {
    test = new TestConfiguration(folder).variable("WORD", "sesame");
  }

  @Test
  void aConfigurationEqualsItselfReadAgain() {
    assertThat(test.valid(TEXT)).isEqualTo(test.valid(TEXT)).hasSameHashCodeAs(test.valid(TEXT));
  }

  @Test
  void aBlockThatOnlyMovedIsTheSame() {
    assertThat(test.valid("# a comment\n" + TEXT)).isEqualTo(test.valid(TEXT));
  }

  @Test
  void aSecretThatChangedMakesAnotherBlock() {
    AgentConfiguration before = test.valid(TEXT);

    assertThat(test.variable("WORD", "open").valid(TEXT)).isNotEqualTo(before);
  }

  @Test
  void anIntervalThatChangedMakesAnotherBlock() {
    AgentConfiguration before = test.valid(TEXT);

    assertThat(test.valid("agent: {health_check_interval: 7s}\n" + TEXT).components())
        .isNotEqualTo(before.components());
  }
}
