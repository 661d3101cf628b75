package org.workloadmonitor.collector.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.compute.reading.Detail;

/** OSHI and the native bridge under it would take more memory than all else. */
@EnabledOnOs(OS.LINUX)
class LinuxWithoutOshiTest {

  @TempDir Path directory;

  @Test
  void nothingOfOshiIsLoadedOnLinux() throws Exception {
    Path loaded = directory.resolve("loaded.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Runs.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(printed).isZero();
    assertThat(classes(loaded))
        .contains(HostCollector.class.getName())
        .noneMatch(name -> name.startsWith("oshi.") || name.startsWith("com.sun.jna."));
  }

  /** Lines as {@code [0.012s][info][class,load] java.lang.Object source: ...}. */
  private static List<String> classes(Path log) throws Exception {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf(']', line.indexOf(" source:")) + 1).strip())
          .map(line -> line.split(" ", 2)[0])
          .toList();
    }
  }

  /** What the child does. */
  static final class Runs {

    public static void main(String[] arguments) throws Exception {
      HostConfig config = HostConfigs.of(Path.of("/"), Detail.FULL);
      try (CollectorRun run = new CollectorRun(config, Path.of(arguments[0]))) {
        run.after(Duration.ofSeconds(1));
        run.after(Duration.ofSeconds(60));
      }
    }
  }
}
