package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;

/**
 * The file systems that are mounted and wanted. The table is taken apart again only if it has
 * changed.
 */
final class MountTable {

  private final KernelFile file;
  private final FilesystemSelection selection;
  private byte[] last = new byte[0];
  private Wanted wanted = new Wanted(List.of(), List.of());

  /**
   * What is wanted.
   *
   * @param prompt those that can be asked at any time
   * @param doubtful those that may never answer, or stand below one of that kind
   */
  record Wanted(List<Mount> prompt, List<Mount> doubtful) {}

  MountTable(Kernel kernel, FilesystemSelection selection) {
    this.file = kernel.mounts();
    this.selection = selection;
  }

  Wanted wanted() throws IOException {
    Text text = file.read();
    if (!text.isAll(last)) {
      last = text.all();
      wanted = parse(text);
    }
    return wanted;
  }

  private Wanted parse(Text text) {
    Map<String, Mount> byMountpoint = new LinkedHashMap<>();
    for (; !text.atEnd(); text.nextLine()) {
      Mount.parse(text.between(text.position(), text.endOfLine()))
          .ifPresent(mount -> putLast(byMountpoint, mount));
    }
    Map<String, Mount> byFilesystem = new LinkedHashMap<>();
    byMountpoint.values().stream()
        .filter(this::isWanted)
        .forEach(mount -> byFilesystem.merge(mount.filesystem(), mount, MountTable::better));
    Collection<Mount> all = byMountpoint.values();
    Map<Boolean, List<Mount>> byPromptness =
        byFilesystem.values().stream()
            .collect(Collectors.partitioningBy(mount -> isPrompt(mount, all)));
    return new Wanted(
        byPromptness.getOrDefault(true, List.of()), byPromptness.getOrDefault(false, List.of()));
  }

  private static boolean isPrompt(Mount mount, Collection<Mount> all) {
    return mount.answersFromMemory()
        && all.stream().filter(other -> other.isAbove(mount)).allMatch(Mount::answersFromMemory);
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
