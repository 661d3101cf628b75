package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.launch.Shell.Result;

class GrantsCommandTest {

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void install() {
    shell = new Shell(folder);
    shell.configure(
        """
        components:
          - id: well
            type: storage
            collectors:
              - { type: acme }
              - { type: acme, tanks: 3 }
            health_check: { type: acme }
          - id: meadow
            type: storage
            collectors: []
            health_check: { type: acme }
        sinks: [ { type: free } ]
        """);
  }

  @Test
  void printsWhatSeveralCollectorsNeedAlikeOnce() {
    Result result = shell.run("grants", "--component", "well");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("GRANT pump TO monitor;\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void printsThoseOfTheVersionThatIsNamed() {
    assertThat(shell.run("grants", "--component", "well", "--server-version", "1").out())
        .isEqualTo("GRANT bucket TO monitor;\n");
  }

  @Test
  void refusesAVersionThatTheTargetHasNot() {
    Result result = shell.run("grants", "--component", "well", "--server-version", "9");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("There is no such well. There are 1 and 2.\n");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void namesTheComponentsWhereThereIsNoneOfThatId() {
    Result result = shell.run("grants", "--component", "wall");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("There is no component 'wall'. The configuration has: well, meadow.\n");
  }

  @Test
  void saysSoWhereNoAccountIsNeeded() {
    Result result = shell.run("grants", "--component", "meadow");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Nothing of component 'meadow' needs an account");
  }

  @Test
  void asksForTheComponent() {
    Result result = shell.run("grants");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--component=ID");
  }
}
