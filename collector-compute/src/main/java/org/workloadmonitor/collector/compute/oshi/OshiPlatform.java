package org.workloadmonitor.collector.compute.oshi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.PagingReading;
import org.workloadmonitor.collector.compute.reading.Platform;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.SystemReading;
import org.workloadmonitor.collector.compute.reading.TcpState;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.VirtualMemory;
import oshi.software.os.OperatingSystem;
import oshi.util.GlobalConfig;

/** Any operating system that OSHI knows. */
public final class OshiPlatform implements Platform {

  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final LongSupplier nanoTime;

  /**
   * Prepares to read. This loads OSHI and its native library, which takes a few hundred
   * milliseconds.
   *
   * @param nanoTime the clock of the runs
   */
  public OshiPlatform(LongSupplier nanoTime) {
    // Windows tells one command line in 50 ms, but all of them in 200.
    GlobalConfig.set(GlobalConfig.OSHI_OS_WINDOWS_COMMANDLINE_BATCH, true);
    SystemInfo info = new SystemInfo();
    this.hardware = info.getHardware();
    this.system = info.getOperatingSystem();
    this.nanoTime = nanoTime;
  }

  @Override
  public Instant bootTime() {
    return Instant.ofEpochSecond(system.getSystemBootTime());
  }

  @Override
  public Reader<CpuReading> cpu(boolean perCore) {
    return new OshiCpu(hardware.getProcessor(), perCore);
  }

  @Override
  public Reader<MemoryReading> memory() {
    GlobalMemory memory = hardware.getMemory();
    return () ->
        new MemoryReading(
            memory.getTotal(),
            Reader.UNKNOWN,
            memory.getAvailable(),
            Reader.UNKNOWN,
            Reader.UNKNOWN,
            More.NONE);
  }

  @Override
  public Reader<PagingReading> paging() {
    VirtualMemory memory = hardware.getMemory().getVirtualMemory();
    return () ->
        new PagingReading(
            memory.getSwapTotal(),
            memory.getSwapUsed(),
            memory.getSwapPagesIn(),
            memory.getSwapPagesOut(),
            Reader.UNKNOWN,
            Reader.UNKNOWN,
            More.NONE);
  }

  @Override
  public Reader<List<FilesystemReading>> filesystems(FilesystemSelection selection) {
    return new OshiFilesystems(system.getFileSystem(), selection);
  }

  /** OSHI counts for whole disks only, so there are no partitions. */
  @Override
  public Reader<List<DiskReading>> disks(Predicate<String> wanted, boolean partitions) {
    return new OshiDisks(hardware, wanted, nanoTime);
  }

  @Override
  public Reader<List<NetworkReading>> networks(Predicate<String> wanted) {
    return new OshiNetworks(hardware, wanted, nanoTime);
  }

  @Override
  public Reader<ProtocolReading> protocols() {
    return new OshiProtocols(system.getInternetProtocolStats());
  }

  @Override
  public Reader<Map<TcpState, Long>> tcpStates() {
    return new OshiTcpStates(system.getInternetProtocolStats());
  }

  @Override
  public Reader<SystemReading> system() {
    return new OshiSystem(hardware.getProcessor(), system);
  }

  /** Reads processes of the same system. */
  public ProcessSource processes() {
    return new OshiProcesses(system, nanoTime);
  }

  @Override
  public void close() {
    // OSHI holds nothing that could be given back.
  }
}
