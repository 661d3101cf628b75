package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.launch.Shell.Result;

/** What is true of every command, and the smaller ones. */
class MainTest {

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void install() {
    shell = new Shell(folder);
  }

  @Test
  void helpListsTheCommands() {
    Result result = shell.run("help");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("run", "test", "validate", "plan", "plugins", "schema");
    assertThat(shell.run("--help").out()).isEqualTo(result.out());
  }

  @Test
  void helpExplainsACommand() {
    Result result = shell.run("help", "plan");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("--iam", "--config", "Exit codes:");
    assertThat(shell.run("plan", "--help").out()).isEqualTo(result.out());
  }

  @Test
  void noCommandIsAMistake() {
    Result result = shell.run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("monitor run");
  }

  @Test
  void anUnknownCommandOrOptionIsAMistake() {
    assertThat(shell.run("paln").code()).isEqualTo(2);
    assertThat(shell.run("paln").err()).contains("'paln'", "Did you mean");
    assertThat(shell.run("plan", "--config").code()).isEqualTo(2);
    assertThat(shell.run("plan", "--config", "").code()).isEqualTo(2);
    assertThat(shell.run("plan", "--format", "xml").code()).isEqualTo(2);
  }

  @Test
  void pluginsListsWhatIsInstalled() {
    Result result = shell.run("plugins");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("acme", "LOADED", "collector     acme", "sink          bill");
  }

  @Test
  void pluginsFailsWhereThereAreNone() throws IOException {
    Files.delete(shell.plugins().resolve("acme.jar"));
    Result empty = shell.run("plugins");
    Files.delete(shell.plugins());
    Result missing = shell.run("plugins");

    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.err()).contains("there is no plugin in " + shell.plugins());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).contains("There is no plugins directory");
  }

  @Test
  void schemaIsJsonThatKnowsThePlugins() {
    Result result = shell.run("schema");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("{").contains("\"acme\"", "\"bill\"");
  }

  @Test
  void testPrintsWhatItSaw() {
    shell.configure(
        """
        components:
          - { id: well, type: storage, collectors: [ { type: acme } ] }
        sinks: [ { type: free } ]
        """);

    Result result = shell.run("test");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("well (well, storage)", "acme.level{acme.tank=tank-0}");
  }

  @Test
  void testFailsIfACollectorDoes() {
    shell.configure(
        """
        components:
          - { id: well, type: storage, collectors: [ { type: acme, mode: fails } ] }
        """);

    Result result = shell.run("test");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("Collector acme of well failed: ", "the well is dry")
        .doesNotContain("hunter2");
  }
}
