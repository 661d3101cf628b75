package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the distribution with a Java that is a script: it runs until it is told to end, and
 * then writes the start-up cache if it was asked to, as the JVM does.
 */
final class Installation implements AutoCloseable {
  private static final String JAVA =
      """
      #!/bin/sh
      cache=
      for argument in "$@"; do
        case $argument in -XX:AOTCacheOutput=*) cache=${argument#*=} ;; esac
      done
      if [ -n "$cache" ]; then
        trap 'echo "made by $$" >"$cache"; exit 143' TERM
        : >"${cache%/*}/ready"
      else
        printf '%s\\n' "$@" >"$STARTS.new" && mv "$STARTS.new" "$STARTS"
      fi
      while :; do /bin/sleep 0.01; done
      """;

  /**
   * A second of the launcher's time: nothing, until the second agent runs; then not before that can
   * be told to end.
   */
  private static final String SLEEP =
      """
      #!/bin/sh
      for training in "$INSTALLED"/data/start-up-cache/training.*; do
        while [ -d "$training" ] && ! [ -e "$training/ready" ]; do /bin/sleep 0.01; done
        if [ -d "$training" ]; then exec /bin/sleep "$SECOND"; fi
      done
      """;

  private final Path folder;
  private final Path home;
  private String second = "0.02";
  private final List<Process> agents = new ArrayList<>();

  Installation(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.home = this.folder.resolve("monitor");
    for (Path file : Distribution.everything()) {
      Files.copy(file, home.resolve(Distribution.HOME.relativize(file).toString()));
    }
    script("java/bin/java", JAVA);
    java("25.0.3");
    script("fast/sleep", SLEEP);
  }

  Path home() {
    return home;
  }

  /** What the launcher has printed for the user, of its own. */
  Path errors() {
    return folder.resolve("errors");
  }

  /** Replaces the Java by one of another version. */
  void java(String version) throws IOException {
    Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  /** How many seconds a second lasts while the second agent runs. */
  void clock(String seconds) {
    this.second = seconds;
  }

  /** Starts the program, and gives the arguments of its Java once that runs. */
  List<String> start(String command, Map<String, String> environment) throws IOException {
    Path starts = folder.resolve("starts");
    Files.deleteIfExists(starts);
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/monitor").toString(), command)
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors().toFile());
    Shell.clean(builder.environment());
    builder.environment().put("STARTS", starts.toString());
    builder.environment().put("INSTALLED", home.toString());
    builder.environment().put("SECOND", second);
    builder.environment().put("MONITOR_JAVA_HOME", folder.resolve("java").toString());
    builder.environment().put("PATH", folder.resolve("fast") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    agents.add(builder.start());
    Waiting.until(() -> Files.exists(starts));
    return Files.readAllLines(starts);
  }

  /** The files in the folder of the start-up cache. */
  List<Path> cacheFolder() {
    Path cacheFolder = home.resolve("data/start-up-cache");
    if (!Files.isDirectory(cacheFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cacheFolder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The caches that are complete. */
  List<Path> caches() {
    return cacheFolder().stream().filter(file -> file.toString().endsWith(".aot")).toList();
  }

  /** Stops all that was started. */
  void stop() throws InterruptedException {
    for (Process agent : agents) {
      agent.destroy();
      agent.waitFor();
    }
  }

  /** Stops all that was started, and waits until what that has started itself has gone, too. */
  @Override
  public void close() throws InterruptedException {
    stop();
    Waiting.until(
        () -> cacheFolder().stream().noneMatch(file -> file.toString().contains("training")));
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
