package org.workloadmonitor.distribution;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the box. */
class DistributionIT {
  @Test
  void theCoreIsOnTheClassPathAndNoPluginIs() {
    assertThat(Distribution.names("lib"))
        .anyMatch(name -> name.startsWith("monitor-core-"))
        .anyMatch(name -> name.startsWith("monitor-api-"))
        .noneMatch(name -> name.startsWith("collector-") || name.startsWith("sink-"))
        .noneMatch(name -> name.startsWith("jspecify"));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginComesWithItsOwnJar(String plugin) {
    assertThat(Distribution.names("plugins/" + plugin))
        .anyMatch(name -> name.startsWith(plugin + "-") && name.endsWith(".jar"));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginBringsNeitherTheApiNorALoggerOfItsOwn(String plugin) {
    assertThat(Distribution.names("plugins/" + plugin))
        .noneMatch(name -> name.startsWith("monitor-"))
        .noneMatch(name -> name.startsWith("slf4j-") || name.startsWith("logback-"));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void aPluginSaysWhichApiItWasBuiltFor(String plugin) throws IOException {
    String jar =
        Distribution.names("plugins/" + plugin).stream()
            .filter(name -> name.startsWith(plugin + "-"))
            .findFirst()
            .orElseThrow();
    try (JarFile file =
        new JarFile(Distribution.HOME.resolve("plugins").resolve(plugin).resolve(jar).toFile())) {
      assertThat(file.getManifest().getMainAttributes().getValue("Monitor-Api-Version"))
          .matches("[0-9]+\\.[0-9]+");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingCanBeWrittenByOthers() {
    assertThat(Distribution.everything())
        .allSatisfy(
            file ->
                assertThat(Files.getPosixFilePermissions(file))
                    .doesNotContain(GROUP_WRITE, OTHERS_WRITE));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theLauncherCanBeExecuted() {
    assertThat(Distribution.LAUNCHER).isExecutable();
  }

  @Test
  void thereIsWhatOneLooksForFirst() {
    assertThat(List.of("LICENSE", "README.md", "conf/monitor.yaml", "bin/monitor.cmd"))
        .map(Distribution.HOME::resolve)
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  static List<String> plugins() {
    return Distribution.names("plugins");
  }
}
