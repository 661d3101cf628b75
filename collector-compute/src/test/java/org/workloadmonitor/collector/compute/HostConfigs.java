package org.workloadmonitor.collector.compute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Topic;

/** Configurations for tests. */
final class HostConfigs {

  private HostConfigs() {}

  static HostConfig of(Path root, Detail detail, Topic... without) {
    return new HostConfig(
        detail,
        Set.of(without),
        true,
        true,
        true,
        HostConfig.ContainerMode.HOST,
        root,
        filesystems(),
        new DiskConfig(List.of(), List.of(Glob.parse("loop*")), true),
        new NetworkConfig(List.of(), List.of(Glob.parse("lo"))),
        List.of());
  }

  static FilesystemConfig filesystems() {
    return new FilesystemConfig(
        List.of(), List.of(), List.of(Glob.parse("tmpfs")), false, Duration.ofSeconds(30));
  }
}
