package com.example.hello;

import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.testkit.PluginContract;

/** What every plugin keeps to, and that the README names every key and metric. */
class HelloPluginTest extends PluginContract {

  @Override
  protected MonitorPlugin plugin() {
    return new HelloPlugin();
  }

  @Override
  protected Optional<Path> documentation(Factory<?> factory) {
    return Optional.of(Path.of("README.md"));
  }
}
