package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PluginCallsTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @Test
  void runsWithTheContextClassLoaderAndPutsTheOldOneBack() throws Exception {
    ClassLoader loader = ClassLoader.getPlatformClassLoader();

    ClassLoader seen =
        PluginCalls.run(loader, () -> Thread.currentThread().getContextClassLoader());

    assertThat(seen).isSameAs(loader);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void putsTheOldOneBackAfterAnException() {
    assertThatThrownBy(
            () ->
                PluginCalls.run(
                    ClassLoader.getPlatformClassLoader(),
                    () -> {
                      throw new IOException("as it was");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("as it was");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }
}
