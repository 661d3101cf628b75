package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;

/**
 * The file systems that are mounted and wanted. The table is taken apart again only if it has
 * changed.
 */
final class MountTable {

  private final KernelFile file;
  private final FilesystemSelection selection;
  private byte[] last = new byte[0];
  private List<Mount> wanted = List.of();

  MountTable(Kernel kernel, FilesystemSelection selection) {
    this.file = kernel.mounts();
    this.selection = selection;
  }

  List<Mount> wanted() throws IOException {
    Text text = file.read();
    if (!text.isAll(last)) {
      last = text.all();
      wanted = parse(text);
    }
    return wanted;
  }

  private List<Mount> parse(Text text) {
    Map<String, Mount> byMountpoint = new LinkedHashMap<>();
    for (; !text.atEnd(); text.nextLine()) {
      Mount.parse(text.between(text.position(), text.endOfLine()))
          .ifPresent(mount -> putLast(byMountpoint, mount));
    }
    Map<String, Mount> byFilesystem = new LinkedHashMap<>();
    byMountpoint.values().stream()
        .filter(this::isWanted)
        .forEach(mount -> byFilesystem.merge(mount.filesystem(), mount, MountTable::better));
    return List.copyOf(byFilesystem.values());
  }

  /** What is mounted later hides what was mounted at the same place before. */
  private static void putLast(Map<String, Mount> byMountpoint, Mount mount) {
    byMountpoint.remove(mount.mountpoint());
    byMountpoint.put(mount.mountpoint(), mount);
  }

  /** A file system that is mounted in several places is full or not in all of them. */
  private static Mount better(Mount one, Mount other) {
    if (one.whole() != other.whole()) {
      return one.whole() ? one : other;
    }
    return other.mountpoint().length() < one.mountpoint().length() ? other : one;
  }

  private boolean isWanted(Mount mount) {
    if (mount.isPseudo()) {
      return false;
    }
    String type = mount.isContainerRoot() ? "" : mount.type();
    return selection.wants(mount.mountpoint(), type, mount.device());
  }
}
