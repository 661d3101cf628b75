package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher makes a start-up cache, takes it, and drops it. */
@DisabledOnOs(OS.WINDOWS)
class StartUpCacheIT {
  @TempDir Path folder;

  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = new Installation(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    installation.close();
  }

  @Test
  void theFirstStartHasNone() throws IOException {
    assertThat(start("run")).noneMatch(StartUpCacheIT::namesCache);
  }

  @Test
  void theSecondStartTakesTheOneThatTheFirstHasMade() throws IOException {
    Path cache = makeCache();

    assertThat(start("run")).contains("-XX:AOTCache=" + cache);
  }

  @Test
  void otherCommandsTakeIt() throws IOException {
    Path cache = makeCache();

    assertThat(start("validate")).contains("-XX:AOTCache=" + cache);
  }

  @Test
  void aChangedJarLeavesItUnused() throws IOException {
    makeCache();
    Path jar = installation.home().resolve("lib").resolve(Distribution.names("lib").getFirst());

    Files.write(jar, new byte[] {0});

    assertThat(start("validate")).noneMatch(StartUpCacheIT::namesCache);
  }

  @Test
  void anotherJavaLeavesItUnused() throws IOException {
    makeCache();

    installation.java("25.0.4");

    assertThat(start("validate")).noneMatch(StartUpCacheIT::namesCache);
  }

  @Test
  void oneThatNoLongerFitsIsReplaced() throws IOException {
    Path old = makeCache();
    installation.java("25.0.4");

    start("run");

    Waiting.until(() -> installation.caches().size() == 1 && !installation.caches().contains(old));
  }

  @Test
  void oneThatIsDamagedIsMadeAgain() throws IOException {
    Path cache = makeCache();
    Files.writeString(cache, "damaged");

    start("run");

    Waiting.until(() -> !"damaged".equals(contents(cache)));
  }

  @Test
  void itCanBeTurnedOff() throws IOException {
    makeCache();

    assertThat(installation.start("run", Map.of("MONITOR_AOT", "off")))
        .noneMatch(StartUpCacheIT::namesCache);
  }

  @Test
  void aDataFolderThatCannotBeWrittenCostsNothingElse() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(installation.start("run", Map.of("MONITOR_DATA", file.toString()))).endsWith("run");
    assertThat(installation.errors()).isEmptyFile();
  }

  @Test
  void nothingOfItOutlivesTheAgent() throws Exception {
    installation.clock("3");
    start("run");
    Waiting.until(() -> !installation.cacheFolder().isEmpty());

    installation.stop();

    Waiting.until(() -> installation.cacheFolder().isEmpty());
  }

  private List<String> start(String command) throws IOException {
    return installation.start(command, Map.of());
  }

  private Path makeCache() throws IOException {
    start("run");
    Waiting.until(() -> !installation.caches().isEmpty());
    return installation.caches().getFirst();
  }

  private static boolean namesCache(String argument) {
    return argument.startsWith("-XX:AOTCache");
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "damaged"; // it is being replaced
    }
  }
}
