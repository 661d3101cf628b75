package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.core.plugin.PluginState.DUPLICATE_ID;
import static org.workloadmonitor.core.plugin.PluginState.LOADED;
import static org.workloadmonitor.core.plugin.PluginState.NOT_A_JAR;
import static org.workloadmonitor.core.plugin.PluginState.RESTART_NEEDED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the plugins directory changes under a running agent. */
class ReplacedJarTest {

  @TempDir Path plugins;
  @TempDir Path copies;

  private final PluginScanner scanner = PluginScanner.readingInPlace();

  private static Map<String, PluginState> states(PluginRegistry registry) {
    return registry.units().stream().collect(Collectors.toMap(PluginUnit::name, PluginUnit::state));
  }

  /** A plugin with a class that is loaded late: when the collector is made. */
  private static PluginJar lazy() {
    String source =
        TestSources.plugin("acme", "one", "alpha")
            .replace("return out -> {  };", "return Late.collector();");
    return PluginJar.plugin("acme.Plugin", source)
        .source(
            "acme.Late",
            "package acme; class Late { static org.workloadmonitor.api.Collector collector()"
                + " { return out -> {}; } }")
        .text("late.txt", "as it was");
  }

  /** Overwrites the bytes of a file without making a new one, as {@code cp} does. */
  private static void overwrite(Path jar) throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    Arrays.fill(bytes, (byte) 'x');
    Files.write(jar, bytes);
  }

  @Test
  void aCopyIsNotHurtWhenItsJarIsOverwritten() throws Exception {
    Path jar = lazy().write(plugins.resolve("one.jar"));
    PluginRegistry registry = PluginScanner.readingCopies(copies).scan(plugins);
    overwrite(jar);

    var factory = registry.collector("alpha").orElseThrow();

    assertThat(LoadedFactoryTest.create(factory)).isNotNull();
    assertThat(registry.loaderOf(factory).getResourceAsStream("late.txt")).hasContent("as it was");
  }

  @Test
  void inPlaceAnOverwrittenJarGivesAnErrorThatSaysSo() throws Exception {
    Path jar = lazy().write(plugins.resolve("one.jar"));
    var factory = scanner.scan(plugins).collector("alpha").orElseThrow();
    overwrite(jar);

    assertThatThrownBy(() -> LoadedFactoryTest.create(factory))
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("acme.Late")
        .hasMessageContaining("restart the agent");
  }

  @Test
  void aNewUnitIsLoadedAndTheOthersStayTheSameObjects() throws IOException {
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry before = scanner.scan(plugins);
    PluginJar.working("two", "beta").write(plugins.resolve("a-new-one.jar"));

    PluginRegistry after = scanner.rescan(plugins, before);

    assertThat(after.units()).extracting(PluginUnit::name).containsExactly("a-new-one", "one");
    assertThat(after.collectorTypes()).containsExactly("alpha", "beta");
    assertThat(after.collector("alpha")).isEqualTo(before.collector("alpha"));
    assertThat(before.collectorTypes()).as("the registry before").containsExactly("alpha");
  }

  @Test
  void aRepairedUnitIsLoaded() throws IOException {
    Protected.one(Files.writeString(plugins.resolve("one.jar"), "no jar"));
    PluginRegistry before = scanner.scan(plugins);
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));

    assertThat(states(before)).containsEntry("one", NOT_A_JAR);
    assertThat(states(scanner.rescan(plugins, before))).containsEntry("one", LOADED);
  }

  @Test
  void aReplacedUnitGoesOnAndAsksForARestart() {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry before = scanner.scan(plugins);
    PluginJar.working("one", "gamma").write(jar);

    PluginRegistry after = scanner.rescan(plugins, before);

    assertThat(after.units().getFirst().state()).isEqualTo(RESTART_NEEDED);
    assertThat(after.units().getFirst().detail()).contains("one.jar has changed", "restart");
    assertThat(after.collectorTypes()).containsExactly("alpha");
  }

  @Test
  void aRemovedUnitGoesOnAndSaysThatItIsGone() throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry before = scanner.scan(plugins);
    Files.delete(jar);

    PluginRegistry after = scanner.rescan(plugins, before);

    assertThat(after.units().getFirst().state()).isEqualTo(RESTART_NEEDED);
    assertThat(after.units().getFirst().detail()).contains("one.jar is gone");
    assertThat(after.collector("alpha")).isPresent();
  }

  @Test
  void aJarMoreInTheFolderAsksForARestart() {
    PluginJar.working("one", "alpha").write(plugins.resolve("one/plugin.jar"));
    PluginRegistry before = scanner.scan(plugins);
    TestSources.library("1").write(plugins.resolve("one/library.jar"));

    assertThat(states(scanner.rescan(plugins, before))).containsEntry("one", RESTART_NEEDED);
  }

  @Test
  void anotherTimeStampIsNoChange() throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry before = scanner.scan(plugins);
    byte[] same = Files.readAllBytes(jar);
    Files.delete(jar);
    Files.write(jar, same);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    assertThat(states(scanner.rescan(plugins, before))).containsEntry("one", LOADED);
  }

  @Test
  void aJarThatCameBackIsLoadedAsBefore() throws IOException {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry first = scanner.scan(plugins);
    byte[] same = Files.readAllBytes(jar);
    Files.delete(jar);
    PluginRegistry second = scanner.rescan(plugins, first);
    Files.write(jar, same);

    assertThat(states(second)).containsEntry("one", RESTART_NEEDED);
    assertThat(states(scanner.rescan(plugins, second))).containsEntry("one", LOADED);
  }

  @Test
  void aLoadedUnitKeepsItsIdAgainstANewOneWithAnEarlierName() {
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    PluginRegistry before = scanner.scan(plugins);
    PluginJar.working("one", "beta").write(plugins.resolve("a-copy.jar"));

    PluginRegistry after = scanner.rescan(plugins, before);

    assertThat(states(after)).containsEntry("one", LOADED).containsEntry("a-copy", DUPLICATE_ID);
  }

  @Test
  void aDirectoryThatIsGoneTakesNothingAway() throws IOException {
    PluginJar.working("one", "alpha").write(plugins.resolve("p/one.jar"));
    PluginRegistry before = scanner.scan(plugins.resolve("p"));
    Files.move(plugins.resolve("p"), plugins.resolve("q"));

    PluginRegistry after = scanner.rescan(plugins.resolve("p"), before);

    assertThat(states(after)).containsEntry("one", RESTART_NEEDED);
    assertThat(after.notes()).hasSize(1);
  }
}
