package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;

class ProcessSelectorTest {

  @Test
  void wantsOneWayToFindTheProcesses() {
    assertThatThrownBy(
            () ->
                new ProcessSelector(
                    "web", Optional.empty(), Optional.empty(), Optional.empty(), false, false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The processes 'web' need one of command, pid_file and pattern, but have none.");
  }

  @Test
  void wantsNoMoreThanOneWayToFindTheProcesses() {
    assertThatThrownBy(
            () ->
                new ProcessSelector(
                    "web",
                    Optional.of("nginx"),
                    Optional.of(Path.of("/run/nginx.pid")),
                    Optional.empty(),
                    false,
                    false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The processes 'web' need one of command, pid_file and pattern, but have 2.");
  }

  @Test
  void wantsWordsThatAreNotBlank() {
    assertThatThrownBy(() -> selector(" ", "nginx")).hasMessageContaining("Must not be blank");
    assertThatThrownBy(() -> selector("web", " ")).hasMessageContaining("Must not be blank");
    assertThatThrownBy(() -> CommandLinePattern.parse(" "))
        .hasMessageContaining("would match every process");
  }

  @Test
  void saysWhereAPatternIsWrong() {
    assertThatThrownBy(() -> CommandLinePattern.parse("java (orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'java (orders' is no regular expression: Unclosed group");
  }

  @Test
  void isEqualToOneReadFromTheSameText() {
    assertThat(selector("web", "nginx")).isEqualTo(selector("web", "nginx"));
    assertThat(CommandLinePattern.parse("a+")).isEqualTo(CommandLinePattern.parse("a+"));
    assertThat(CommandLinePattern.parse("a+")).isNotEqualTo(CommandLinePattern.parse("a"));
  }

  private static ProcessSelector selector(String name, String command) {
    return new ProcessSelector(
        name, Optional.of(command), Optional.empty(), Optional.empty(), false, false);
  }
}
