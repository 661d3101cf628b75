package org.workloadmonitor.collector.compute;

import java.util.List;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.MonitorPlugin;

/** Watches the host, or the container, that the agent runs on. */
public final class ComputePlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "collector-compute";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return List.of(new HostFactory());
  }
}
