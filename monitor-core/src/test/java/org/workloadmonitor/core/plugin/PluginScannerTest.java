package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.plugin.PluginState.LOADED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ApiVersion;

class PluginScannerTest {

  @TempDir Path plugins;

  private PluginRegistry scan() {
    return PluginScanner.readingInPlace().scan(plugins);
  }

  @Test
  void loadsABareJar() {
    Path jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));

    PluginRegistry registry = scan();

    assertThat(registry.units())
        .singleElement()
        .satisfies(
            unit -> {
              assertThat(unit.state()).isEqualTo(LOADED);
              assertThat(unit.name()).isEqualTo("one");
              assertThat(unit.path()).isEqualTo(jar);
              assertThat(unit.detail()).isEmpty();
            });
    assertThat(registry.collectorTypes()).containsExactly("alpha");
    assertThat(registry.collector("alpha")).isPresent();
    assertThat(registry.healthCheck("alpha")).isEmpty();
    assertThat(registry.notes()).isEmpty();
  }

  @Test
  void readsWhatAPluginSaysOfItself() {
    PluginJar.working("one", "alpha")
        .attribute("Implementation-Version", "4.2")
        .write(plugins.resolve("one.jar"));

    PluginFacts facts = scan().units().getFirst().facts().orElseThrow();

    assertThat(facts.id()).isEqualTo("one");
    assertThat(facts.version()).isEqualTo("4.2");
    assertThat(facts.apiVersion()).isEqualTo(ApiVersion.CURRENT);
    assertThat(facts.types())
        .containsExactly(new TypeFacts(FactoryKind.COLLECTOR, "alpha", "Collects nothing much."));
  }

  @Test
  void loadsAFolderOfJars() {
    Path library = TestSources.library("1").write(plugins.resolve("one/library.jar"));
    TestSources.pluginThatNeeds(library, "one", "alpha").write(plugins.resolve("one/plugin.jar"));

    assertThat(scan().units())
        .singleElement()
        .satisfies(unit -> assertThat(unit.state()).as(unit.detail()).isEqualTo(LOADED))
        .satisfies(unit -> assertThat(unit.path()).isEqualTo(plugins.resolve("one")));
  }

  @Test
  void loadsUnitsInTheOrderOfTheirNames() {
    PluginJar.working("three", "gamma").write(plugins.resolve("c.jar"));
    PluginJar.working("one", "alpha").write(plugins.resolve("b/plugin.jar"));
    PluginJar.working("two", "beta").write(plugins.resolve("a.jar"));

    assertThat(scan().units()).extracting(PluginUnit::name).containsExactly("a", "b", "c");
    assertThat(scan().collectorTypes()).containsExactly("alpha", "beta", "gamma");
  }

  @Test
  void saysThatThereIsNoDirectory() {
    PluginRegistry registry = PluginScanner.readingInPlace().scan(plugins.resolve("nowhere"));

    assertThat(registry.units()).isEmpty();
    assertThat(registry.notes()).singleElement().asString().contains("nowhere");
    assertThat(plugins.resolve("nowhere")).doesNotExist();
  }

  @Test
  void saysThatTheDirectoryIsAFile() throws IOException {
    Path file = Files.writeString(plugins.resolve("file"), "");

    assertThat(PluginScanner.readingInPlace().scan(file).notes())
        .singleElement()
        .asString()
        .contains("is a file");
  }

  @Test
  void saysWhatItIgnores() throws IOException {
    Files.writeString(plugins.resolve("README.md"), "");
    Files.writeString(plugins.resolve(".hidden.jar"), "");
    Files.writeString(plugins.resolve("plugin.zip"), "");

    assertThat(scan().units()).isEmpty();
    assertThat(scan().notes()).singleElement().asString().contains("plugin.zip is ignored");
  }

  @Test
  void followsSymbolicLinks() throws IOException {
    Path elsewhere = Files.createDirectories(plugins.resolve("elsewhere"));
    PluginJar.working("one", "alpha").write(elsewhere.resolve("some.jar"));
    Path directory = Protected.one(Files.createDirectories(plugins.resolve("real")));
    Files.createSymbolicLink(directory.resolve("one.jar"), elsewhere.resolve("some.jar"));
    Path link = Files.createSymbolicLink(plugins.resolve("link"), directory);

    assertThat(PluginScanner.readingInPlace().scan(link).units())
        .singleElement()
        .satisfies(unit -> assertThat(unit.state()).as(unit.detail()).isEqualTo(LOADED))
        .satisfies(unit -> assertThat(unit.name()).isEqualTo("one"));
  }

  @Test
  void readsCopiesThatLeaveNothingBehind() throws IOException {
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    Path copies = plugins.resolve("data/copies");

    PluginRegistry registry = PluginScanner.readingCopies(copies).scan(plugins);

    assertThat(registry.collectorTypes()).containsExactly("alpha");
    try (var left = Files.list(copies)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void readsInPlaceWhereNoCopyCanBeMade() throws IOException {
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    Path file = Files.writeString(plugins.resolve("data.txt"), "not a directory");

    PluginRegistry registry = PluginScanner.readingCopies(file).scan(plugins);

    assertThat(registry.units()).extracting(PluginUnit::state).isEqualTo(List.of(LOADED));
  }
}
