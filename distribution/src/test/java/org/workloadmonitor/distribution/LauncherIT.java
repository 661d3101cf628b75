package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher alone: which Java it takes, and what it hands to it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  @TempDir Path folder;

  @Test
  void startsTheAgentWithTheJavaThatIsNamed() throws Exception {
    Path java = fakeJava("25.0.3");

    Shell.Result result = launch(Map.of("MONITOR_JAVA_HOME", java.toString()), "validate");

    assertThat(result.exitCode()).isZero();
    assertThat(result.arguments()).endsWith("org.workloadmonitor.core.launch.Main", "validate");
  }

  @Test
  void refusesTheJavaThatIsNamedWhenItIsTooOld() throws Exception {
    Path java = fakeJava("21.0.9");

    Shell.Result result = launch(Map.of("MONITOR_JAVA_HOME", java.toString()), "validate");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("MONITOR_JAVA_HOME").contains(java.toString());
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws Exception {
    Path old = fakeJava("17.0.15");
    Path recent = fakeJava("26");

    Shell.Result result =
        launch(
            Map.of("JAVA_HOME", old.toString(), "PATH", recent + "/bin:" + System.getenv("PATH")),
            "validate");

    assertThat(result.arguments()).first().isEqualTo(recent + "/bin/java");
  }

  @Test
  void followsTheLinkThatStandsOnThePathToTheJavaItself() throws Exception {
    Path java = fakeJava("25");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));

    Shell.Result result = launch(Map.of("PATH", bin + ":" + System.getenv("PATH")), "validate");

    assertThat(result.arguments()).first().isEqualTo(java + "/bin/java");
  }

  @Test
  void asksAJavaThatHasNoReleaseFile() throws Exception {
    Path java = fakeJava("25.0.1");
    Files.delete(java.resolve("release"));

    Shell.Result result = launch(Map.of("MONITOR_JAVA_HOME", java.toString()), "validate");

    assertThat(result.exitCode()).isZero();
  }

  @Test
  void saysWhatToInstallWhereThereIsNoJava() throws Exception {
    Shell.Result result =
        Shell.run(
            folder,
            Map.of("JAVA_HOME", fakeJava("17.0.15").toString()),
            List.of(
                "sh",
                "-c",
                ". \"$1\"; oldest_java=9999; find_java || explain_missing_java",
                "sh",
                Distribution.HOME.resolve("lib/launcher/find-java.sh").toString()));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors())
        .contains("needs Java 9999 or later")
        .contains("Java 17 in " + folder)
        .contains("Install one:")
        .contains("MONITOR_JAVA_HOME");
  }

  @Test
  void worksThroughASymbolicLinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("monitor"), Distribution.LAUNCHER);
    Path java = fakeJava("25");

    Shell.Result result =
        Shell.run(
            folder,
            Map.of("MONITOR_JAVA_HOME", java.toString()),
            List.of("sh", link.getFileName().toString(), "--version"));
    Files.delete(link);

    assertThat(result.arguments())
        .contains("-Dmonitor.home=" + Distribution.HOME.toRealPath())
        .contains("-Dmonitor.data=" + Distribution.HOME.toRealPath().resolve("data"));
  }

  @Test
  void keepsArgumentsWholeAndSplitsOptions() throws Exception {
    Map<String, String> environment =
        Map.of(
            "MONITOR_JAVA_HOME",
            fakeJava("25").toString(),
            "MONITOR_JAVA_OPTS",
            "-Xmx96m -Dx=*",
            "MONITOR_DATA",
            folder + "/my data");

    Shell.Result result = launch(environment, "run", "--config", "my file.yaml", "");

    assertThat(result.arguments())
        .contains("-Xmx96m", "-Dx=*", "-Dmonitor.data=" + folder + "/my data")
        .endsWith("run", "--config", "my file.yaml", "");
  }

  @Test
  void theUsersOptionsComeAfterItsOwn() throws Exception {
    Map<String, String> environment =
        Map.of("MONITOR_JAVA_HOME", fakeJava("25").toString(), "MONITOR_JAVA_OPTS", "-Xmx96m");

    List<String> arguments = launch(environment, "validate").arguments();

    assertThat(arguments)
        .filteredOn(argument -> argument.startsWith("-Xmx"))
        .last()
        .isEqualTo("-Xmx96m");
  }

  @Test
  void theHeapIsBoundOnALargeMachineAndIsHalfOfASmallOne() throws Exception {
    Path file = Files.createDirectories(folder.resolve("self")).resolve("cgroup");
    Files.writeString(file, "1:name=systemd:/\n0::/\n");

    Files.writeString(folder.resolve("meminfo"), "MemTotal:       24683452 kB\nMemFree: 1 kB\n");
    assertThat(heap()).isEqualTo(512);
    Files.writeString(folder.resolve("meminfo"), "MemTotal:       655360 kB\nMemFree: 1 kB\n");
    assertThat(heap()).isEqualTo(312);
  }

  @Test
  void theHeapKeepsToTheLimitsOfControlGroups() throws Exception {
    Path file = Files.createDirectories(folder.resolve("self")).resolve("cgroup");
    Files.writeString(file, "0::/system.slice/monitor.service\n");
    Path slice = Files.createDirectories(folder.resolve("system.slice/monitor.service"));
    Files.writeString(slice.resolve("memory.max"), "max\n");
    assertThat(heap()).isEqualTo(512);
    Files.writeString(slice.resolveSibling("memory.max"), "314572800\n");
    assertThat(heap()).isEqualTo(150);
    Files.writeString(folder.resolve("memory.max"), "67108864\n");
    assertThat(heap()).isEqualTo(64);
  }

  @Test
  void theHeapKeepsToTheLimitOfAnOlderControlGroup() throws Exception {
    Path file = Files.createDirectories(folder.resolve("self")).resolve("cgroup");
    Files.writeString(file, "5:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n");
    Path limit = Files.createDirectories(folder.resolve("memory")).resolve("memory.limit_in_bytes");
    Files.writeString(limit, "9223372036854771712\n");
    assertThat(heap()).isEqualTo(512);
    Files.writeString(limit, "268435456\n");
    assertThat(heap()).isEqualTo(128);
  }

  /** The heap in MiB, where the test's folder holds what /proc and /sys/fs/cgroup do. */
  private int heap() throws Exception {
    Shell.Result result =
        Shell.run(
            folder,
            Map.of(),
            List.of(
                "sh",
                "-c",
                "set -u; . \"$1\"; find_heap . . && echo \"$heap\"",
                "sh",
                Distribution.HOME.resolve("lib/launcher/heap.sh").toString()));
    assertThat(result.errors()).isEmpty();
    return Integer.parseInt(result.output().strip());
  }

  @Test
  void handsTheExitCodeOn() throws Exception {
    Path java = fakeJava("25");
    Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 7\n");

    assertThat(launch(Map.of("MONITOR_JAVA_HOME", java.toString()), "validate").exitCode())
        .isEqualTo(7);
  }

  @Test
  void namesEachJarOfTheClassPath() throws Exception {
    Shell.Result result =
        launch(Map.of("MONITOR_JAVA_HOME", fakeJava("25").toString()), "validate");

    int option = result.arguments().indexOf("-cp");
    assertThat(result.arguments().get(option + 1).split(":"))
        .allSatisfy(jar -> assertThat(Path.of(jar)).isRegularFile())
        .hasSameSizeAs(
            Distribution.names("lib").stream().filter(name -> name.endsWith(".jar")).toList());
  }

  private Shell.Result launch(Map<String, String> environment, String... arguments)
      throws Exception {
    return Shell.run(
        folder,
        environment,
        Stream.concat(Stream.of(Distribution.LAUNCHER.toString()), Stream.of(arguments)).toList());
  }

  /** A folder that looks like a Java of that version, and prints the arguments it is given. */
  private Path fakeJava(String version) throws IOException {
    Path java = folder.resolve("java-" + version);
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(
        java.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    Path program = java.resolve("bin/java");
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "%s" 2026-01-01' >&2
        else
          printf '%%s\\n' "$0" "$@"
        fi
        """
            .formatted(version));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return java;
  }
}
