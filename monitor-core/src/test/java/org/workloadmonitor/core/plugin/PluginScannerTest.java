package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginScannerTest {

  @TempDir Path plugins;

  private PluginRegistry scan() {
    return PluginScanner.readingInPlace().scan(plugins);
  }

  @Test
  void loadsABareJar() {
    Path jar =
        PluginJar.working("one", "alpha")
            .attribute("Implementation-Version", "4.2")
            .write(plugins.resolve("one.jar"));

    PluginRegistry registry = scan();

    assertThat(registry.units())
        .singleElement()
        .satisfies(
            unit -> {
              assertThat(unit.state()).isEqualTo(PluginState.LOADED);
              assertThat(unit.name()).isEqualTo("one");
              assertThat(unit.path()).isEqualTo(jar);
              assertThat(unit.detail()).isEmpty();
              assertThat(unit.facts().orElseThrow().version()).isEqualTo("4.2");
            });
    assertThat(registry.collectorTypes()).containsExactly("alpha");
    assertThat(registry.collector("alpha")).isPresent();
  }

  @Test
  void saysThatThereIsNoDirectory() {
    PluginRegistry registry = PluginScanner.readingInPlace().scan(plugins.resolve("nowhere"));

    assertThat(registry.units()).isEmpty();
    assertThat(registry.notes()).singleElement().asString().contains("nowhere");
    assertThat(Files.exists(plugins.resolve("nowhere"))).isFalse();
  }
}
