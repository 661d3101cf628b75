package org.workloadmonitor.collector.compute.oshi;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/** Block devices. */
final class OshiDisks implements Reader<List<DiskReading>> {

  private final Enumerated<HWDiskStore> disks;

  OshiDisks(HardwareAbstractionLayer hardware, Predicate<String> wanted, LongSupplier nanoTime) {
    this.disks =
        new Enumerated<>(
            () ->
                hardware.getDiskStores().stream().filter(disk -> wanted.test(name(disk))).toList(),
            HWDiskStore::updateAttributes,
            nanoTime);
  }

  @Override
  public List<DiskReading> read() {
    return disks.devices().stream().map(OshiDisks::reading).toList();
  }

  private static DiskReading reading(HWDiskStore disk) {
    return new DiskReading(
        name(disk),
        disk.getReads(),
        UNKNOWN,
        disk.getReadBytes(),
        UNKNOWN,
        disk.getWrites(),
        UNKNOWN,
        disk.getWriteBytes(),
        UNKNOWN,
        disk.getCurrentQueueLength(),
        disk.getTransferTime(),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN);
  }

  /** The last part of the path that OSHI gives. */
  private static String name(HWDiskStore disk) {
    String path = disk.getName();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
