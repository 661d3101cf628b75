package org.workloadmonitor.collector.compute;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.cgroup.ContainerMetrics;
import org.workloadmonitor.collector.compute.linux.LinuxPlatform;
import org.workloadmonitor.collector.compute.metric.CpuPart;
import org.workloadmonitor.collector.compute.metric.DiskMetrics;
import org.workloadmonitor.collector.compute.metric.FilesystemMetrics;
import org.workloadmonitor.collector.compute.metric.MemoryPart;
import org.workloadmonitor.collector.compute.metric.NetworkMetrics;
import org.workloadmonitor.collector.compute.metric.PagingPart;
import org.workloadmonitor.collector.compute.metric.ProtocolMetrics;
import org.workloadmonitor.collector.compute.metric.SystemPart;
import org.workloadmonitor.collector.compute.process.ProcessMetrics;

/** Collector type {@code host}. */
final class HostFactory implements CollectorFactory<HostConfig> {

  private static final List<MetricDescriptor> METRICS =
      Stream.of(
              CpuPart.METRICS,
              MemoryPart.METRICS,
              PagingPart.METRICS,
              FilesystemMetrics.METRICS,
              DiskMetrics.METRICS,
              NetworkMetrics.METRICS,
              ProtocolMetrics.METRICS,
              SystemPart.METRICS,
              ProcessMetrics.ALL,
              ContainerMetrics.ALL,
              LinuxPlatform.METRICS)
          .flatMap(List::stream)
          .toList();

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
    return METRICS;
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return Map.of(
        "cpu_utilization", "system.cpu.utilization",
        "memory_utilization", "system.memory.utilization",
        "disk_utilization", "system.filesystem.utilization",
        "inode_utilization", "system.filesystem.inodes.utilization",
        "swap_utilization", "system.paging.utilization",
        "load_average", "system.cpu.load_average.1m");
  }

  @Override
  public Collector create(HostConfig config, ComponentContext context) {
    Host host = Host.of(config, context);
    return new HostCollector(host.platform(), HostParts.of(config, host, context), context);
  }
}
