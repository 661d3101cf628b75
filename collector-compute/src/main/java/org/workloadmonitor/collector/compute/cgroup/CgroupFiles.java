package org.workloadmonitor.collector.compute.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * The files of one controller that are there, kept open. Which are depends on the kernel's version
 * and on what is switched on, which does not change while a container runs.
 */
final class CgroupFiles implements AutoCloseable {

  private final CgroupDirectory directory;
  private final Text text;
  private final List<KernelFile> files = new ArrayList<>();

  CgroupFiles(CgroupDirectory directory, Text text) {
    this.directory = directory;
    this.text = text;
  }

  boolean unified() {
    return directory.unified();
  }

  Optional<KernelFile> file(String name) {
    return file(directory.file(name));
  }

  /** The first of two names that is there. */
  Optional<KernelFile> file(String name, String orElse) {
    return file(name).or(() -> file(orElse));
  }

  KeyedFile keyed(String name, String... keys) {
    return new KeyedFile(file(name), List.of(keys));
  }

  /** The files of that name from the container's directory up to the mount point. */
  List<KernelFile> upwards(String name) {
    return directory.upwards(name).stream().map(this::file).flatMap(Optional::stream).toList();
  }

  /** The number in a file; unknown where there is none, as where it says 'max'. */
  static long number(Optional<KernelFile> file) {
    return file.map(KernelFile::number).orElse(Reader.UNKNOWN);
  }

  /** The least of the numbers in some files; unknown where none holds one. */
  static long least(List<KernelFile> files) {
    long least = Reader.UNKNOWN;
    for (KernelFile file : files) {
      least = lesser(least, file.number());
    }
    return least;
  }

  /** The lesser of two numbers that may be unknown. */
  static long lesser(long a, long b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  private Optional<KernelFile> file(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    KernelFile file = new KernelFile(path, text);
    files.add(file);
    return Optional.of(file);
  }

  @Override
  public void close() {
    files.forEach(KernelFile::close);
  }
}
