package org.workloadmonitor.collector.external;

import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.testkit.PluginContract;

class ExternalPluginTest extends PluginContract {

  @Override
  protected MonitorPlugin plugin() {
    return new ExternalPlugin();
  }

  @Override
  protected Optional<Path> documentation(Factory<?> factory) {
    return Optional.of(Path.of("../docs/plugins/" + factory.type() + ".md"));
  }
}
