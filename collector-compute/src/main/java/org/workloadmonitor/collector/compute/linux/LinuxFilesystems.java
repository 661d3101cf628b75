package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The mounted file systems, and how full each is. */
final class LinuxFilesystems implements Reader<List<FilesystemReading>> {

  private final Path root;
  private final MountTable mounts;
  private final HangGuard<Mount, Space> guard;

  LinuxFilesystems(Kernel kernel, FilesystemSelection selection, SpaceProbe probe) {
    this.root = kernel.root();
    this.mounts = new MountTable(kernel, selection);
    this.guard =
        new HangGuard<>(
            "filesystems", selection.timeout(), mount -> probe.probe(path(mount.mountpoint())));
  }

  private Path path(String mountpoint) {
    return root.resolve(mountpoint.substring(1));
  }

  @Override
  public List<FilesystemReading> read() throws IOException {
    List<FilesystemReading> readings = new ArrayList<>();
    guard.ask(
        mounts.wanted(),
        (mount, space) -> {
          if (space.total() > 0) {
            readings.add(reading(mount, space));
          }
        },
        (mount, problem) -> readings.add(problem(mount, problem)));
    return readings;
  }

  private static FilesystemReading reading(Mount mount, Space space) {
    return new FilesystemReading(
        mount.device(),
        mount.mountpoint(),
        mount.type(),
        mount.readOnly(),
        space.total(),
        space.free(),
        space.usable(),
        space.inodes(),
        space.inodesFree(),
        "");
  }

  private static FilesystemReading problem(Mount mount, String problem) {
    return new FilesystemReading(
        mount.device(),
        mount.mountpoint(),
        mount.type(),
        mount.readOnly(),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        problem);
  }

  void close() {
    guard.close();
  }
}
