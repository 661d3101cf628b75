package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMatcherTest {

  @Test
  void aCommandIsTheNameThatTheKernelHas() {
    assertThat(matches("nginx", "nginx", "nginx: worker process")).isTrue();
    assertThat(matches("nginx", "nginx-exporter", "nginx-exporter")).isFalse();
  }

  @Test
  void aCommandMayBeLongerThanTheKernelKeeps() {
    assertThat(matches("prometheus-node-exporter", "prometheus-node", "./x")).isTrue();
    assertThat(matches("prometheus-node-exporter", "prometheus", "./x")).isFalse();
  }

  @Test
  void aCommandIsWhatTheCommandLineBeginsWithWhereTheProgramRenamedItself() {
    assertThat(matches("java", "main", "/opt/jdk/bin/java", "-jar", "a.jar")).isTrue();
    assertThat(matches("java", "vi", "vi", "java")).isFalse();
  }

  @Test
  void aCommandWithASlashIsThePathThatWasStarted() {
    assertThat(matches("/opt/a/bin/java", "java", "/opt/a/bin/java")).isTrue();
    assertThat(matches("/opt/a/bin/java", "java", "/opt/b/bin/java")).isFalse();
  }

  @Test
  void aCommandMeansTheSameOnWindows() {
    assertThat(matches("postgres", "postgres.exe", "C:\\pg\\bin\\postgres.exe")).isTrue();
    assertThat(matches("postgres.exe", "postgres.exe", "C:\\pg\\bin\\postgres.exe")).isTrue();
  }

  @Test
  void aPatternIsFoundAnywhereInTheArguments() {
    ProcessMatcher matcher = ProcessMatcher.pattern(CommandLinePattern.parse("-jar orders"));

    assertThat(matcher.matches("java", List.of("java", "-jar", "orders.jar"))).isTrue();
    assertThat(matcher.matches("java", List.of("java", "orders.jar"))).isFalse();
  }

  @Test
  void aPatternDoesNotMeanKernelThreadsAndDefunctProcesses() {
    ProcessMatcher all = ProcessMatcher.pattern(CommandLinePattern.parse(".*"));

    assertThat(all.matches("kworker/0:1", List.of())).isFalse();
  }

  private static boolean matches(String command, String name, String... arguments) {
    return ProcessMatcher.command(command).matches(name, List.of(arguments));
  }
}
