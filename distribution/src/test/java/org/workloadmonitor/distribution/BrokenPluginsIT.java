package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.distribution.Shell.Result;

/** What the packaged program does with plugins that don't work; each kind is tested in the core. */
@DisabledOnOs(OS.WINDOWS)
class BrokenPluginsIT {

  private static final String HOST =
      """
      components:
        - { id: this_host, type: compute, collectors: [ { type: host } ] }
      sinks:
        - { type: openmetrics, listen: "127.0.0.1:0" }
      """;

  @TempDir Path folder;

  private Path home;

  @BeforeEach
  void copy() throws IOException {
    home = folder.resolve("monitor");
    for (Path file : Distribution.everything()) {
      Files.copy(file, home.resolve(Distribution.HOME.relativize(file).toString()));
    }
  }

  @Test
  void aFileThatIsNoJarIsNamedAndKeepsNothingFromRunning() throws Exception {
    Path broken = Files.writeString(home.resolve("plugins/broken.jar"), "not a jar");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-r--r--"));

    Result plugins = monitor("plugins");
    assertThat(plugins.exitCode()).isEqualTo(1);
    assertThat(plugins.output()).contains("broken", "NOT_A_JAR", "LOADED");

    try (AgentProcess agent = AgentProcess.start(home, folder, HOST)) {
      agent.awaitMetric("system_memory_usage_bytes{");
      assertThat(agent.errors()).contains("warning", "broken.jar").doesNotContain("\tat ");
    }
  }

  @Test
  void aTypeWhosePluginIsBrokenStopsTheStart() throws Exception {
    Files.writeString(
        home.resolve("plugins/collector-compute/collector-compute-0.1.0.jar"), "not a jar");
    Path file = Files.writeString(folder.resolve("given.yaml"), HOST);

    Result result = monitor("run", "--config", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("given.yaml:2:", "'host'", "collector-compute");
  }

  @Test
  void aLenientStartLeavesItOut() throws Exception {
    Files.writeString(
        home.resolve("plugins/collector-compute/collector-compute-0.1.0.jar"), "not a jar");
    Path file = Files.writeString(folder.resolve("given.yaml"), HOST);

    Result result = monitor("validate", "--lenient", "--config", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.errors()).contains("warning", "collector-compute");
  }

  @Test
  void aDirectoryThatOthersMayWriteToIsRefused() throws Exception {
    assertThat(home.resolve("plugins").toFile().setWritable(true, false)).isTrue();

    Result plugins = monitor("plugins");

    assertThat(plugins.exitCode()).isEqualTo(1);
    assertThat(plugins.output()).contains("may be changed by other users");
  }

  private Result monitor(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(home.resolve("bin/monitor").toString()), Stream.of(arguments))
            .toList();
    return Shell.run(folder, Map.of(), command);
  }
}
