package org.workloadmonitor.collector.compute.oshi;

import java.util.concurrent.TimeUnit;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.SystemReading;
import oshi.hardware.CentralProcessor;
import oshi.software.os.FileSystem;
import oshi.software.os.OperatingSystem;

/** Load, uptime, and how much of the kernel's tables is in use. */
final class OshiSystem implements Reader<SystemReading> {

  private static final int WINDOWS = 3;

  private final CentralProcessor processor;
  private final OperatingSystem system;
  private final FileSystem files;

  OshiSystem(CentralProcessor processor, OperatingSystem system) {
    this.processor = processor;
    this.system = system;
    this.files = system.getFileSystem();
  }

  @Override
  public SystemReading read() {
    double[] load = processor.getSystemLoadAverage(WINDOWS);
    return new SystemReading(
        known(load[0]),
        known(load[1]),
        known(load[2]),
        TimeUnit.SECONDS.toMillis(system.getSystemUptime()),
        processor.getLogicalProcessorCount(),
        processor.getPhysicalProcessorCount(),
        Numbers.counted(system.getThreadCount()),
        Numbers.counted(files.getOpenFileDescriptors()),
        Numbers.counted(files.getMaxFileDescriptors()));
  }

  /** Windows has no load average, for which OSHI gives a negative number. */
  private static double known(double load) {
    return load < 0 ? Double.NaN : load;
  }
}
