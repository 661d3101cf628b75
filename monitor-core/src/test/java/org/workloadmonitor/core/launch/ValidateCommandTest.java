package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.launch.Shell.Result;

class ValidateCommandTest {

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void install() {
    shell = new Shell(folder);
  }

  @Test
  void saysWhatAGoodConfigurationHolds() {
    shell.configure(configuration("passes"));

    Result result = shell.run("validate");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .endsWith("is good: 1 component, 1 collector, 1 health check, 1 sink.\n");
  }

  @Test
  void triesNothingUnlessItIsAsked() {
    shell.configure(configuration("fails"));

    assertThat(shell.run("validate").code()).isZero();
  }

  @Test
  void printsALineForEachFinding() {
    shell.configure(configuration("passes"));

    Result result = shell.run("validate", "--online");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out().lines().skip(1))
        .containsExactly(
            "passed   Collector acme of well     connection",
            "untried  Health check acme of well  target: This type of check tries it only when it"
                + " checks: monitor test.",
            "untried  Sink free                  delivery: This type of sink tries it only when it"
                + " delivers.",
            "1 passed, 0 failed, 2 not tried. Nothing was published.");
  }

  @Test
  void failsIfAnythingFailed() {
    shell.configure(configuration("fails"));

    Result result = shell.run("validate", "--online");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("failed   Collector acme of well     connection: The well does not answer.")
        .contains("0 passed, 1 failed, 2 not tried.");
  }

  @Test
  void takesAnExceptionForAFailure() {
    shell.configure(configuration("throws"));

    Result result = shell.run("validate", "--online");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("failed").contains("the bucket has a hole");
    assertThat(result.out() + result.err()).doesNotContain("\tat ");
  }

  @Test
  void namesThePlaceOfAMistakeThatOnlyTryingFinds() {
    Path file = shell.configure(configuration("finds_a_mistake"));

    Result result = shell.run("validate", "--online");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains(file + ":5:", "tanks: There are not that many.");
  }

  @Test
  void givesUpWhatHangsAndKeepsWhatItHadFound() {
    shell.configure(configuration("hangs, deadline: 100ms"));

    Result result = shell.run("validate", "--online");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("passed   Collector acme of well     connection\n")
        .contains("failed   Collector acme of well     verification: It came to no end within");
  }

  @Test
  void saysSoWhereThereIsNothingToTry() {
    shell.configure(configuration("says_nothing"));

    assertThat(shell.run("validate", "--online").out())
        .contains("untried  Collector acme of well     verification: There is nothing to try.");
  }

  @Test
  void refusesAWrongConfigurationBeforeItTriesAnything() {
    shell.configure(configuration("perhaps"));

    Result result = shell.run("validate", "--online");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("1 mistake in the configuration.");
    assertThat(result.out()).isEmpty();
  }

  private static String configuration(String trying) {
    return """
    components:
      - id: well
        type: storage
        collectors:
          - { type: acme, trying: %s }
        health_check: { type: acme }
    sinks: [ { type: free } ]
    """
        .formatted(trying);
  }
}
