package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.PagingReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Platform;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.SystemReading;
import org.workloadmonitor.collector.compute.reading.TcpState;
import org.workloadmonitor.collector.compute.reading.Topic;

/** Linux, through {@code /proc} and {@code /sys}. */
public final class LinuxPlatform implements Platform {

  /** The metrics that only Linux has. */
  public static final List<MetricDescriptor> METRICS =
      Stream.of(
              CpuExtras.METRICS,
              LinuxMemory.METRICS,
              LinuxPaging.METRICS,
              LinuxProtocols.METRICS,
              Softnet.METRICS,
              Conntrack.METRICS,
              Pressure.METRICS,
              KernelLimits.METRICS,
              SchedulerStats.METRICS,
              Raid.METRICS,
              Sensors.METRICS,
              KernelCounter.METRICS)
          .flatMap(List::stream)
          .toList();

  private static final byte[] BOOT_TIME = "btime ".getBytes(US_ASCII);

  private final Kernel kernel;
  private final Detail detail;
  private final Instant start;
  private @Nullable LinuxFilesystems filesystems;

  /**
   * Prepares to read.
   *
   * @param root the root directory of the watched host
   * @param detail how many metrics to emit
   * @param now what to take for the start of the host where the kernel does not tell
   */
  public LinuxPlatform(Path root, Detail detail, Instant now) {
    this.kernel = new Kernel(root);
    this.detail = detail;
    this.start = readBootTime(now);
  }

  private Instant readBootTime(Instant otherwise) {
    try {
      Text text = kernel.proc("stat").read();
      for (; !text.atEnd(); text.nextLine()) {
        if (text.skip(BOOT_TIME)) {
          long seconds = text.number();
          return seconds < 0 ? otherwise : Instant.ofEpochSecond(seconds);
        }
      }
      return otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }

  @Override
  public Instant bootTime() {
    return start;
  }

  @Override
  public Reader<CpuReading> cpu(boolean perCore) {
    return new LinuxCpu(kernel, perCore, detail, start);
  }

  @Override
  public Reader<MemoryReading> memory() {
    return new LinuxMemory(kernel, detail, start);
  }

  @Override
  public Reader<PagingReading> paging() {
    return new LinuxPaging(kernel, detail, start);
  }

  @Override
  public Reader<List<FilesystemReading>> filesystems(FilesystemSelection selection) {
    filesystems = new LinuxFilesystems(kernel, selection, Statvfs::new);
    return filesystems;
  }

  @Override
  public Reader<List<DiskReading>> disks(Predicate<String> wanted, boolean partitions) {
    return new LinuxDisks(kernel, wanted, partitions);
  }

  @Override
  public Reader<List<NetworkReading>> networks(Predicate<String> wanted) {
    return new LinuxNetworks(kernel, wanted);
  }

  @Override
  public Reader<ProtocolReading> protocols() {
    return new LinuxProtocols(kernel, detail, start);
  }

  @Override
  public Reader<Map<TcpState, Long>> tcpStates() {
    return new TcpTable(kernel);
  }

  @Override
  public Reader<SystemReading> system() {
    return new LinuxSystem(kernel);
  }

  @Override
  public List<Part> parts(Topic topic) {
    return switch (topic) {
      case PROTOCOLS ->
          List.of(
              new Sockets(kernel, detail, start),
              new Softnet(kernel, detail, start),
              new Conntrack(kernel));
      case DISKS -> List.of(new Raid(kernel));
      case PRESSURE -> List.of(new Pressure(kernel, detail, start));
      case SYSTEM -> List.of(new KernelLimits(kernel, detail));
      case CPU -> detail == Detail.FULL ? List.of(new SchedulerStats(kernel, start)) : List.of();
      default -> List.of();
    };
  }

  @Override
  public List<Part> sensors() {
    return List.of(new Sensors(kernel));
  }

  @Override
  public void close() {
    if (filesystems != null) {
      filesystems.close();
    }
    kernel.close();
  }
}
