package org.workloadmonitor.collector.compute;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.collector.compute.cgroup.Container;
import org.workloadmonitor.collector.compute.metric.ContainerCpuPart;
import org.workloadmonitor.collector.compute.metric.ContainerMemoryPart;
import org.workloadmonitor.collector.compute.metric.CpuPart;
import org.workloadmonitor.collector.compute.metric.DiskPart;
import org.workloadmonitor.collector.compute.metric.FilesystemPart;
import org.workloadmonitor.collector.compute.metric.MemoryPart;
import org.workloadmonitor.collector.compute.metric.NetworkPart;
import org.workloadmonitor.collector.compute.metric.PagingPart;
import org.workloadmonitor.collector.compute.metric.ProtocolPart;
import org.workloadmonitor.collector.compute.metric.SystemPart;
import org.workloadmonitor.collector.compute.process.ProcessPart;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.reading.ContainerReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Platform;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Topic;

/** Puts together the parts that a configuration asks for. */
final class HostParts {

  private final HostConfig config;
  private final Platform platform;
  private final ProcessSource processes;
  private final Optional<Reader<ContainerReading>> limited;
  private final Instant start;
  private final long nanoTime;
  private final List<Part> parts = new ArrayList<>();

  private HostParts(HostConfig config, Host host, PluginContext context) {
    this.config = config;
    this.platform = host.platform();
    this.processes = host.processes();
    this.limited = host.container().filter(HostParts::isLimited).map(Container::reader);
    this.start = platform.bootTime();
    this.nanoTime = context.nanoTime();
  }

  static List<Part> of(HostConfig config, Host host, PluginContext context) {
    HostParts parts = new HostParts(config, host, context);
    host.container().ifPresent(container -> parts.parts.add(container.part(parts.start)));
    for (Topic topic : Topic.values()) {
      if (!config.without().contains(topic)) {
        parts.add(topic);
      }
    }
    if (config.sensors()) {
      parts.parts.addAll(host.platform().sensors());
    }
    return List.copyOf(parts.parts);
  }

  private void add(Topic topic) {
    switch (topic) {
      case CPU -> parts.add(cpu());
      case MEMORY -> parts.add(memory());
      case PAGING -> parts.add(new PagingPart(platform.paging(), start));
      case SYSTEM -> parts.add(new SystemPart(platform.system()));
      case DISKS -> parts.add(disks());
      case NETWORK -> parts.add(networks());
      case PROTOCOLS -> parts.add(new ProtocolPart(platform.protocols(config.tcpStates()), start));
      case FILESYSTEMS -> parts.add(new FilesystemPart(platform.filesystems(config.filesystems())));
      case PROCESSES -> parts.add(processes());
      case PRESSURE -> {}
    }
    parts.addAll(platform.parts(topic));
  }

  /** A limit that can't be read is none; the container's own part says why it can't. */
  private static boolean isLimited(Container container) {
    try {
      return container.isLimited();
    } catch (IOException e) {
      return false;
    }
  }

  private Part cpu() {
    return limited.isPresent()
        ? new ContainerCpuPart(limited.get(), processors(), nanoTime)
        : new CpuPart(platform.cpu(config.perCore()), start, nanoTime);
  }

  private Part memory() {
    return limited.isPresent()
        ? new ContainerMemoryPart(limited.get(), platform.memory())
        : new MemoryPart(platform.memory());
  }

  private Part disks() {
    DiskConfig disks = config.disks();
    return new DiskPart(
        platform.disks(disks::wants, disks.partitions()), config.detail(), start, nanoTime);
  }

  private Part networks() {
    return new NetworkPart(platform.networks(config.network()::wants), config.detail(), start);
  }

  private Part processes() {
    return new ProcessPart(config.processes(), processes, config.root(), processors());
  }

  private int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
