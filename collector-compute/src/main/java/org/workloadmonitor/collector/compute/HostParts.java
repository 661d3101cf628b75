package org.workloadmonitor.collector.compute;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.collector.compute.cgroup.Container;
import org.workloadmonitor.collector.compute.metric.ConnectionPart;
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
  private final Optional<Container> container;
  private final Optional<Reader<ContainerReading>> limited;
  private final Instant start;
  private final long nanoTime;

  private HostParts(HostConfig config, Host host, PluginContext context) {
    this.config = config;
    this.platform = host.platform();
    this.processes = host.processes();
    this.container = host.container();
    this.limited = container.filter(HostParts::isLimited).map(Container::reader);
    this.start = platform.bootTime();
    this.nanoTime = context.nanoTime();
  }

  static List<Part> of(HostConfig config, Host host, PluginContext context) {
    return new HostParts(config, host, context).all();
  }

  private List<Part> all() {
    List<Part> parts = new ArrayList<>();
    container.ifPresent(found -> parts.add(found.part(start)));
    if (config.tcpStates()) {
      parts.add(new ConnectionPart(platform.tcpStates()));
    }
    if (config.sensors()) {
      parts.addAll(platform.sensors());
    }
    for (Topic topic : Topic.values()) {
      if (!config.without().contains(topic)) {
        parts.addAll(parts(topic));
      }
    }
    return parts;
  }

  private List<Part> parts(Topic topic) {
    return switch (topic) {
      case CPU -> cpu();
      case MEMORY -> memory();
      case PAGING -> with(topic, new PagingPart(platform.paging(), start));
      case SYSTEM -> with(topic, new SystemPart(platform.system()));
      case FILESYSTEMS ->
          with(topic, new FilesystemPart(platform.filesystems(config.filesystems())));
      case DISKS -> with(topic, disks());
      case NETWORK -> with(topic, networks());
      case PROTOCOLS -> with(topic, new ProtocolPart(platform.protocols(), start));
      case PRESSURE -> platform.parts(topic);
      case PROCESSES ->
          with(topic, new ProcessPart(config.processes(), processes, config.root(), processors()));
    };
  }

  /** A part that all platforms have, and what this platform adds to its topic. */
  private List<Part> with(Topic topic, Part part) {
    List<Part> parts = new ArrayList<>(List.of(part));
    parts.addAll(platform.parts(topic));
    return parts;
  }

  private List<Part> cpu() {
    return limited.isPresent()
        ? List.of(new ContainerCpuPart(limited.get(), processors(), nanoTime))
        : with(Topic.CPU, new CpuPart(platform.cpu(config.perCore()), start, nanoTime));
  }

  private List<Part> memory() {
    return limited.isPresent()
        ? List.of(new ContainerMemoryPart(limited.get(), platform.memory()))
        : with(Topic.MEMORY, new MemoryPart(platform.memory()));
  }

  /** A limit that can't be read is none; the container's own part says why it can't. */
  private static boolean isLimited(Container container) {
    try {
      return container.isLimited();
    } catch (IOException e) {
      return false;
    }
  }

  private Part disks() {
    DiskConfig disks = config.disks();
    return new DiskPart(
        platform.disks(disks::wants, disks.partitions()), config.detail(), start, nanoTime);
  }

  private Part networks() {
    return new NetworkPart(platform.networks(config.network()::wants), config.detail(), start);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
