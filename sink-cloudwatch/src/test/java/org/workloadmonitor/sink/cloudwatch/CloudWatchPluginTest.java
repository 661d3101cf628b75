package org.workloadmonitor.sink.cloudwatch;

import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.testkit.PluginContract;

class CloudWatchPluginTest extends PluginContract {

  @Override
  protected MonitorPlugin plugin() {
    return new CloudWatchPlugin();
  }
}
