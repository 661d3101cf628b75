package org.workloadmonitor.collector.compute.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the kernel's files are found, and all of them that were opened. */
final class Kernel implements AutoCloseable {

  private final Path root;
  private final Path net;
  private final String mounts;
  private final Text text = new Text();
  private final List<KernelFile> files = new ArrayList<>();

  /**
   * Finds the files.
   *
   * @param root the root directory of the watched host. Where that is not our own, the network and
   *     the mounts are those of its first process, since {@code self} is in our container.
   */
  Kernel(Path root) {
    this.root = root;
    Path first = root.resolve("proc/1");
    boolean ours = root.equals(root.getRoot()) || !Files.isDirectory(first.resolve("net"));
    this.net = ours ? root.resolve("proc/net") : first.resolve("net");
    this.mounts = ours ? "self/mountinfo" : "1/mountinfo";
  }

  Path root() {
    return root;
  }

  KernelFile proc(String name) {
    return file(root.resolve("proc").resolve(name));
  }

  KernelFile net(String name) {
    return file(netPath(name));
  }

  Path netPath(String name) {
    return net.resolve(name);
  }

  KernelFile sys(String name) {
    return file(root.resolve("sys").resolve(name));
  }

  KernelFile mounts() {
    return proc(mounts);
  }

  private KernelFile file(Path path) {
    KernelFile file = new KernelFile(path, text);
    files.add(file);
    return file;
  }

  /** Closes a file that is not needed any more. */
  void forget(KernelFile file) {
    files.remove(file);
    file.close();
  }

  @Override
  public void close() {
    files.forEach(KernelFile::close);
  }
}
