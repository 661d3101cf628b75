package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code /proc/diskstats} (admin-guide/iostats.rst of the kernel's documentation). */
final class LinuxDisks implements Reader<List<DiskReading>> {

  /** A sector is this here, whatever it is on the device. */
  private static final int BYTES_PER_SECTOR = 512;

  private final KernelFile file;
  private final NameCache names;

  LinuxDisks(Kernel kernel, Predicate<String> wanted, boolean partitions) {
    Path blocks = kernel.root().resolve("sys/class/block");
    this.file = kernel.proc("diskstats");
    this.names =
        new NameCache(
            name ->
                wanted.test(name) && (partitions || !isPartition(blocks.resolve(inSysfs(name)))));
  }

  /** Names such as {@code cciss/c0d0} have their slash written as an exclamation mark in sysfs. */
  private static String inSysfs(String name) {
    return name.replace('/', '!');
  }

  private static boolean isPartition(Path device) {
    return Files.exists(device.resolve("partition"));
  }

  @Override
  public List<DiskReading> read() throws IOException {
    Text text = file.read();
    List<DiskReading> disks = new ArrayList<>();
    for (int row = 0; !text.atEnd(); row++) {
      text.skipField();
      text.skipField();
      String name = names.next(row, text);
      if (name != null) {
        disks.add(disk(name, text));
      }
      text.nextLine();
    }
    return disks;
  }

  private static DiskReading disk(String name, Text text) {
    long reads = text.number();
    long readsMerged = text.number();
    long readBytes = bytes(text);
    long readMillis = text.number();
    long writes = text.number();
    long writesMerged = text.number();
    long writtenBytes = bytes(text);
    long writeMillis = text.number();
    long pending = text.number();
    long busyMillis = text.number();
    long weightedMillis = text.number();
    long discards = text.number();
    long discardsMerged = text.number();
    long discardedBytes = bytes(text);
    long discardMillis = text.number();
    long flushes = text.number();
    long flushMillis = text.number();
    return new DiskReading(
        name,
        reads,
        readsMerged,
        readBytes,
        readMillis,
        writes,
        writesMerged,
        writtenBytes,
        writeMillis,
        pending,
        busyMillis,
        weightedMillis,
        discards,
        discardsMerged,
        discardedBytes,
        discardMillis,
        flushes,
        flushMillis);
  }

  private static long bytes(Text text) {
    long sectors = text.number();
    return sectors < 0 || sectors > Long.MAX_VALUE / BYTES_PER_SECTOR
        ? UNKNOWN
        : sectors * BYTES_PER_SECTOR;
  }
}
