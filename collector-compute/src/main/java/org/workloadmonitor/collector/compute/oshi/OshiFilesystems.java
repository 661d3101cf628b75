package org.workloadmonitor.collector.compute.oshi;

import java.util.Arrays;
import java.util.List;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/**
 * Mounted file systems. OSHI asks all of them before one can be left out, so those of other hosts,
 * which may hang, are asked for only if the selection wants such.
 */
final class OshiFilesystems implements Reader<List<FilesystemReading>> {

  private final FileSystem system;
  private final FilesystemSelection selection;

  OshiFilesystems(FileSystem system, FilesystemSelection selection) {
    this.system = system;
    this.selection = selection;
  }

  @Override
  public List<FilesystemReading> read() {
    return system.getFileStores(!selection.network()).stream()
        .filter(store -> selection.wants(store.getMount(), store.getType(), store.getVolume()))
        .map(OshiFilesystems::reading)
        .toList();
  }

  private static FilesystemReading reading(OSFileStore store) {
    long inodes = Numbers.counted(store.getTotalInodes());
    return new FilesystemReading(
        store.getVolume(),
        store.getMount(),
        store.getType(),
        Arrays.asList(store.getOptions().split(",", -1)).contains("ro"),
        store.getTotalSpace(),
        store.getFreeSpace(),
        store.getUsableSpace(),
        inodes,
        inodes < 0 ? UNKNOWN : store.getFreeInodes(),
        "");
  }
}
