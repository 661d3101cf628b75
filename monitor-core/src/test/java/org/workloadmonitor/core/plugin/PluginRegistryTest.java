package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {

  @TempDir Path plugins;

  private PluginRegistry scan() {
    return PluginScanner.readingInPlace().scan(plugins);
  }

  @Test
  void knowsTheClassLoaderOfEachFactory() {
    PluginJar.working("one", "alpha").write(plugins.resolve("unit-a.jar"));
    PluginJar.working("two", "beta").write(plugins.resolve("unit-b.jar"));
    PluginRegistry registry = scan();

    assertThat(registry.loaderOf(registry.collector("alpha").orElseThrow()).getName())
        .isEqualTo("unit-a");
    assertThat(registry.loaderOf(registry.collector("beta").orElseThrow()).getName())
        .isEqualTo("unit-b");
  }

  @Test
  void refusesAFactoryOfAnotherRegistry() {
    PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    var foreign = scan().collector("alpha").orElseThrow();

    assertThatThrownBy(() -> scan().loaderOf(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("collector alpha");
  }

  @Test
  void saysWhyATypeIsNotThere() {
    PluginJar.working("same", "alpha").write(plugins.resolve("one.jar"));
    PluginJar.working("same", "beta").write(plugins.resolve("two.jar"));

    assertThat(scan().brokenReason("collector", "beta"))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("The plugin two has the id of another plugin (DUPLICATE_ID): "));
    assertThat(scan().brokenReason("sink", "beta")).isEmpty();
    assertThat(scan().brokenReason("collector", "nonsense")).isEmpty();
  }

  @Test
  void namesThePluginsThatMayHaveHeldAType() {
    PluginJar.working("one", "alpha").withoutService().write(plugins.resolve("one.jar"));

    assertThat(scan().brokenReason("sink", "anything"))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("It may be in a plugin that did not load. The plugin one has no"));
  }
}
