package org.workloadmonitor.collector.compute;

import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** Collector type {@code host}. */
final class HostFactory implements CollectorFactory<HostConfig> {

  @Override
  public String type() {
    return "host";
  }

  @Override
  public String description() {
    return "Processors, memory, file systems, disks, networks and processes of this host.";
  }

  @Override
  public Class<HostConfig> configType() {
    return HostConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of();
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of("disk_utilization", "system.filesystem.utilization");
  }

  @Override
  public Collector create(HostConfig config, ComponentContext context) {
    return new HostCollector(HostParts.of(config, context), context);
  }
}
