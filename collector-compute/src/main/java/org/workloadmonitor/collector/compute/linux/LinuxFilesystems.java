package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * The mounted file systems, and how full each is. Those that might not answer are asked by a thread
 * that can be given up; to hand over to it costs many times what the question does.
 */
final class LinuxFilesystems implements Reader<List<FilesystemReading>> {

  private final Path root;
  private final MountTable table;
  private final SpaceProbe probe;
  private final HangGuard<Mount, Space> guard;
  private MountTable.Wanted mounts = new MountTable.Wanted(List.of(), List.of());
  private volatile Map<Mount, SpaceProbe.Prepared> prepared = Map.of();

  LinuxFilesystems(Kernel kernel, FilesystemSelection selection, SpaceProbe probe) {
    this.root = kernel.root();
    this.table = new MountTable(kernel, selection);
    this.probe = probe;
    this.guard = new HangGuard<>("filesystems", selection.timeout(), this::ask);
  }

  private Space ask(Mount mount) throws IOException {
    SpaceProbe.Prepared asked = prepared.get(mount);
    if (asked == null) {
      throw new IOException("it was unmounted");
    }
    return asked.ask();
  }

  private void prepare() throws IOException {
    MountTable.Wanted wanted = table.wanted();
    if (wanted.equals(mounts)) {
      return;
    }
    Map<Mount, SpaceProbe.Prepared> before = prepared;
    Map<Mount, SpaceProbe.Prepared> now = new HashMap<>();
    for (List<Mount> some : List.of(wanted.prompt(), wanted.doubtful())) {
      for (Mount mount : some) {
        SpaceProbe.Prepared kept = before.get(mount);
        now.put(mount, kept != null ? kept : probe.prepare(path(mount.mountpoint())));
      }
    }
    prepared = Map.copyOf(now);
    mounts = wanted;
  }

  private Path path(String mountpoint) {
    return root.resolve(mountpoint.substring(1));
  }

  @Override
  public List<FilesystemReading> read() throws IOException {
    List<FilesystemReading> readings = new ArrayList<>();
    prepare();
    for (Mount mount : mounts.prompt()) {
      try {
        add(readings, mount, ask(mount));
      } catch (IOException e) {
        readings.add(problem(mount, "It can't be asked: " + e.getMessage() + "."));
      }
    }
    guard.ask(
        mounts.doubtful(),
        (mount, space) -> add(readings, mount, space),
        (mount, problem) -> readings.add(problem(mount, problem)));
    return readings;
  }

  /** One without a size holds no data, whatever its type says. */
  private static void add(List<FilesystemReading> readings, Mount mount, Space space) {
    if (space.total() > 0) {
      readings.add(reading(mount, space));
    }
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
