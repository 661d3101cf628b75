package org.workloadmonitor.collector.compute.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What one kind of operating system can be asked. Each method is called at most once, when the
 * collector is made, and only for topics that the configuration wants.
 */
public interface Platform extends AutoCloseable {

  /**
   * When the host started: the start of all its counters. Where the platform can't tell, the moment
   * at which it was first asked.
   */
  Instant bootTime();

  /** Processor times and what the scheduler counts. */
  Reader<CpuReading> cpu(boolean perCore);

  /** Physical memory. */
  Reader<MemoryReading> memory();

  /** Swap space or page files. */
  Reader<PagingReading> paging();

  /** The mounted file systems that the selection wants. */
  Reader<List<FilesystemReading>> filesystems(FilesystemSelection selection);

  /**
   * The block devices.
   *
   * @param wanted decides on a device's name, such as {@code sda}
   * @param partitions whether to give the partitions of a disk beside the disk itself
   */
  Reader<List<DiskReading>> disks(Predicate<String> wanted, boolean partitions);

  /**
   * The network interfaces.
   *
   * @param wanted decides on an interface's name, such as {@code eth0}
   */
  Reader<List<NetworkReading>> networks(Predicate<String> wanted);

  /** What the TCP and UDP stacks count. */
  Reader<ProtocolReading> protocols();

  /** TCP connections by state, which can be costly. A state that is missing has none. */
  Reader<Map<TcpState, Long>> tcpStates();

  /** Load, uptime, and how much of the kernel's tables is in use. */
  Reader<SystemReading> system();

  /**
   * What only this platform has.
   *
   * @param topic the topic that it belongs to
   */
  default List<Part> parts(Topic topic) {
    return List.of();
  }

  /** Temperatures, fans and voltages, if this platform can tell them. */
  default List<Part> sensors() {
    return List.of();
  }

  @Override
  void close();
}
