package org.workloadmonitor.collector.compute;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.collector.compute.process.ProcessSelector;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Topic;

/**
 * What the {@code host} collector looks at.
 *
 * @param detail how many metrics to emit
 * @param without topics to leave out
 * @param perCore whether to emit processor times for each core too
 * @param tcpStates whether to count TCP connections by state
 * @param sensors whether to read temperatures, fans and voltages
 * @param container whether limits and usage are the host's or the container's
 * @param root where the root directory of the watched host is found
 * @param filesystems which file systems
 * @param disks which block devices
 * @param network which interfaces
 * @param processes which processes to watch by name
 */
public record HostConfig(
    @Default("basic")
        @Description("How many metrics: 'basic' for dashboards and alarms, 'full' for diagnosis.")
        Detail detail,
    @Description("Topics to leave out, such as [pressure, protocols].") Set<Topic> without,
    @Default("false") @Description("Also emit processor times and utilization for each core.")
        boolean perCore,
    @Default("false")
        @Description(
            "Also count TCP connections by state. The kernel walks its whole table for it, "
                + "which costs 5 to 15 ms of processor time a run.")
        boolean tcpStates,
    @Default("false")
        @Description("Also read temperatures, fans and voltages. Some sensors take long to answer.")
        boolean sensors,
    @Default("auto")
        @Description(
            "Whose processor and memory limits count: 'host', 'container', or 'auto' for the "
                + "container's where the agent runs in one that has limits.")
        ContainerMode container,
    @Default("/")
        @Description("Where the watched host's root directory is found: /host if it is mounted so.")
        Path root,
    @Description("Which file systems.") FilesystemConfig filesystems,
    @Description("Which block devices.") DiskConfig disks,
    @Description("Which network interfaces.") NetworkConfig network,
    @Description("Which processes to watch by name, beside the count of all.")
        List<ProcessSelector> processes) {

  /** Whose limits and usage. */
  public enum ContainerMode {
    /** The container's where there is one with limits, else the host's. */
    AUTO,
    /** Always the host's. */
    HOST,
    /** Always the container's; an error where there is none. */
    CONTAINER
  }

  /** Copies the lists; checks that no two selections of processes share a name. */
  public HostConfig {
    without = Set.copyOf(without);
    processes = List.copyOf(processes);
    Set<String> names = new HashSet<>();
    for (ProcessSelector selector : processes) {
      if (!names.add(selector.name())) {
        throw new ConfigurationException(
            "processes",
            "Two selections are named '%s'. Give each a name of its own, which tells its metrics."
                .formatted(selector.name()));
      }
    }
  }
}
