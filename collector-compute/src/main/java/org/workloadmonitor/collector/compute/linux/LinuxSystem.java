package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.SystemReading;

/**
 * {@code /proc/loadavg}, {@code /proc/uptime} and {@code /proc/sys/fs/file-nr} (proc(5)), and how
 * many processors are in use.
 */
final class LinuxSystem implements Reader<SystemReading> {

  private final KernelFile loadavg;
  private final KernelFile uptime;
  private final KernelFile openFiles;
  private final Processors processors;

  LinuxSystem(Kernel kernel) {
    this.loadavg = kernel.proc("loadavg");
    this.uptime = kernel.proc("uptime");
    this.openFiles = kernel.proc("sys/fs/file-nr");
    this.processors = new Processors(kernel);
  }

  @Override
  public SystemReading read() throws IOException {
    processors.read();
    long open = UNKNOWN;
    long openLimit = UNKNOWN;
    if (openFiles.exists()) {
      Text text = openFiles.read();
      open = text.number();
      text.skipField();
      openLimit = text.number();
    }
    long upMillis = uptime.read().thousandths();
    Text load = loadavg.read();
    double load1 = load(load);
    double load5 = load(load);
    double load15 = load(load);
    load.skipPast('/');
    long threads = load.number();
    return new SystemReading(
        load1,
        load5,
        load15,
        upMillis,
        processors.logical(),
        processors.physical(),
        threads,
        open,
        openLimit);
  }

  private static double load(Text text) {
    long thousandths = text.thousandths();
    return thousandths < 0 ? Double.NaN : thousandths / 1000.0;
  }
}
