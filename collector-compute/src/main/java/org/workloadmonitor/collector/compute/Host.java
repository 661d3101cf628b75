package org.workloadmonitor.collector.compute;

import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.collector.compute.linux.LinuxPlatform;
import org.workloadmonitor.collector.compute.process.LinuxProcesses;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.reading.Platform;

/**
 * What reads the watched host, by its operating system.
 *
 * @param platform reads everything but processes
 * @param processes reads processes
 */
record Host(Platform platform, ProcessSource processes) {

  static Host of(HostConfig config, PluginContext context) {
    if (System.getProperty("os.name", "").startsWith("Linux")) {
      LinuxPlatform linux =
          new LinuxPlatform(config.root(), config.detail(), context.clock().instant());
      return new Host(linux, new LinuxProcesses(config.root(), linux.bootTime()));
    }
    throw new ConfigurationException("The host collector knows Linux only.");
  }
}
