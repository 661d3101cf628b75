package org.workloadmonitor.collector.compute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.collector.compute.cgroup.Container;
import org.workloadmonitor.collector.compute.linux.LinuxPlatform;
import org.workloadmonitor.collector.compute.oshi.OshiPlatform;
import org.workloadmonitor.collector.compute.process.LinuxProcesses;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.reading.Platform;

/**
 * What reads the watched host, by its operating system.
 *
 * @param platform reads everything but processes
 * @param processes reads processes
 * @param container reads the container that is watched in the host's place, if one is
 */
record Host(Platform platform, ProcessSource processes, Optional<Container> container) {

  static Host of(HostConfig config, PluginContext context) {
    if (System.getProperty("os.name", "").startsWith("Linux")) {
      LinuxPlatform linux =
          new LinuxPlatform(config.root(), config.detail(), context.clock().instant());
      return new Host(
          linux, new LinuxProcesses(config.root(), linux.bootTime()), container(config, context));
    }
    OshiPlatform oshi = new OshiPlatform(context::nanoTime);
    return new Host(oshi, oshi.processes(), Optional.empty());
  }

  private static Optional<Container> container(HostConfig config, PluginContext context) {
    Path root = config.root();
    boolean ownRoot = root.equals(root.getRoot());
    try {
      return switch (config.container()) {
        case HOST -> Optional.empty();
        case AUTO ->
            ownRoot
                ? Container.around(root, System.getenv().keySet(), context::nanoTime)
                : Optional.empty();
        case CONTAINER -> Optional.of(own(root, context));
      };
    } catch (IOException e) {
      context.logger().warn("Can't tell whether this is a container: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Container own(Path root, PluginContext context) throws IOException {
    return Container.own(root, context::nanoTime)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "container",
                    "The agent has no control group of its own here. Write 'auto' or 'host'."));
  }
}
