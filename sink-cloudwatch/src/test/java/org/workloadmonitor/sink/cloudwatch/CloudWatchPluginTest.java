package org.workloadmonitor.sink.cloudwatch;

import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.testkit.PluginContract;

class CloudWatchPluginTest extends PluginContract {

  @Override
  protected MonitorPlugin plugin() {
    return new CloudWatchPlugin();
  }

  @Override
  protected Optional<Path> documentation(Factory<?> factory) {
    return Optional.of(Path.of("../docs/plugins", factory.type() + ".md"));
  }
}
